"""Small parts that pages and forms are put together from; none of them knows the branch."""
