"""The Linux program for glibc 2.28 desktops: built in an old root, packed as .deb."""
