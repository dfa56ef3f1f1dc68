"""Installers an office can use, each by one command: ``python -m installers windows|deb|zip|program``.

    product      what the program is called everywhere
    steps        progress, commands that are run, what to do when one fails
    wheels       the exact libraries for another system, and our own wheel
    python313    the interpreter that compiles for the one inside
    one_build    only one build at a time in a work folder
    artefacts    what can be built; each writes files and the numbers of what is in them
    qt_parts     which parts of Qt and of the system stay out of a program built by PyInstaller
    frozen       PyInstaller's run over the spec, what must be there, the program's proof of itself
    program      the program's folder for the machine that builds
    materials/   the bill of materials and the licences that lie beside a program
    checksums    SHA256SUMS and the bill beside the finished files
    first_page   how long a start takes until its first page can be read
    windows/     the program folder around the signed CPython, setup.exe, the portable ZIP, the try in Wine
    linux/       the program for glibc 2.28 desktops, its .deb, the try in clean Debian roots
    trial_report lines, figures and exit code of both tries (bash)

The spec for PyInstaller is ``build.spec`` beside this folder. Nothing of this room is in the program.
"""
