#!/bin/sh
# Inside the old root: compile SQLite and CPython from Debian's source packages in /build into $1.
set -e
prefix=$1
old="-include /build/old_glibc.h"
mkdir -p "$prefix/include" "$prefix/lib"

# Debian 11's own SQLite is of 2021; the book deserves the one that Windows has, or a newer one.
mkdir /build/sqlite && cd /build/sqlite
tar xf /build/sqlite3_*.orig.tar.xz --strip-components=1
./configure >/dev/null
make sqlite3.c sqlite3.h >/dev/null
cc -O2 -fPIC -shared -s $old -Wl,-soname,libsqlite3.so.0 -o "$prefix/lib/libsqlite3.so.0" \
  -DSQLITE_THREADSAFE=1 -DSQLITE_ENABLE_FTS5 -DSQLITE_ENABLE_MATH_FUNCTIONS -DSQLITE_ENABLE_COLUMN_METADATA \
  sqlite3.c -lm -ldl -lpthread
ln -s libsqlite3.so.0 "$prefix/lib/libsqlite3.so"
cp sqlite3.h "$prefix/include/"

mkdir /build/python && cd /build/python
tar xf /build/python3*.orig.tar.xz --strip-components=1
# sem_clockwait came with glibc 2.30.
./configure --prefix="$prefix" --enable-shared --without-static-libpython --with-ensurepip=no \
  --disable-test-modules ac_cv_func_sem_clockwait=no \
  CFLAGS="$old" LDFLAGS="-s -L$prefix/lib -Wl,-rpath,$prefix/lib" \
  LIBSQLITE3_CFLAGS="-I$prefix/include" LIBSQLITE3_LIBS="-L$prefix/lib -lsqlite3"
make -j"$(nproc)"
make install
"$prefix"/bin/python3 -c 'import bz2, ctypes, lzma, sqlite3, sys, zlib; print(sys.version, sqlite3.sqlite_version)'
