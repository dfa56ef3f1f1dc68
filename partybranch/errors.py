"""The one exception a person can act on; everything else is a bug for the hook that logs it."""

import errno

_REFUSALS = {
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘已满",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘只能读，不能写",
    errno.ENOENT: "找不到文件或文件夹",
    errno.ENOTDIR: "找不到文件夹",
    errno.EEXIST: "有同名的文件",
    errno.EIO: "磁盘读写出错",
    errno.ENODEV: "磁盘已拔出",
    errno.ENXIO: "磁盘已拔出",
}
"""The refusals of a disk that people meet; outside Windows the system tells them in English only."""


class BranchError(Exception):
    """An expected failure whose text is one Chinese sentence plus what to do next."""


def disk_words(error: OSError) -> str:
    """Why the disk refused, in words for a sentence."""
    return _REFUSALS.get(error.errno or 0) or error.strerror or str(error)
