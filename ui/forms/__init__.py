"""Forms: a draft goes in, a draft comes out; nothing is written before 保存."""
