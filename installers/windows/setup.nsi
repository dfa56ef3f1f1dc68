; setup.exe of 支部纪实: one user, no administrator, data never touched.  Built by setup.py, which gives:
;   NAME PROGRAM PUBLISHER VERSION NUMBERS SCHEMA SCHEMA_KEY SUFFIX CLASS CLASS_NAME SOURCE OUT ICON WELCOME HEADER
;   QUICK (pack less tightly), TARGET (of NSIS), SIGN (command that signs the file it is given)
;
; Exit codes: 0 done, 1 cancelled by the person, 2 copying failed (the old version is put back),
;             3 Windows is too old or of 32 bits, 4 a newer version is installed, 5 the program or another setup is running,
;             6 the book on this PC was written by a newer version
Unicode true
!ifndef TARGET
  !define TARGET amd64-unicode
!endif
Target ${TARGET}
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${PROGRAM}"
!define BOOK "$LOCALAPPDATA\${PROGRAM}"
!define BIN "$INSTDIR\bin"
!define EXE "${BIN}\${PROGRAM}.exe"
!define CODE_SYSTEM 3
!define CODE_NEWER 4
!define CODE_RUNNING 5
!define CODE_BOOK 6
!ifdef QUICK
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WinVer.nsh
!include WordFunc.nsh
!include x64.nsh

Name "${NAME}"
OutFile "${OUT}"
BrandingText "${NAME} ${VERSION}"
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS all
AllowSkipFiles off
InstallDir "$LOCALAPPDATA\Programs\${PROGRAM}"
InstallDirRegKey HKCU "Software\${PROGRAM}" "InstallDir"
!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"' = 0
!endif

VIProductVersion "${NUMBERS}"
VIFileVersion "${NUMBERS}"
VIAddVersionKey /LANG=2052 "ProductName" "${NAME}"
VIAddVersionKey /LANG=2052 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "CompanyName" "${PUBLISHER}"
VIAddVersionKey /LANG=2052 "FileDescription" "${NAME} 安装程序"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "LegalCopyright" "${PUBLISHER}"
VIAddVersionKey /LANG=2052 "${SCHEMA_KEY}" "${SCHEMA}"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${WELCOME}"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "${WELCOME}"
!define MUI_HEADERIMAGE
!define MUI_HEADERIMAGE_RIGHT
!define MUI_HEADERIMAGE_BITMAP "${HEADER}"
!define MUI_HEADERIMAGE_UNBITMAP "${HEADER}"
!define MUI_ABORTWARNING

!define MUI_WELCOMEPAGE_TITLE "安装${NAME} ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "程序只装给您自己使用，不需要管理员密码，也不联网。$\r$\n$\r$\n\
  电脑上已有旧版本时，会直接换成新版本，数据原样保留。$\r$\n$\r$\n\
  如果${NAME}正开着，请先保存并关闭它，再点“下一步”。"
!insertmacro MUI_PAGE_WELCOME
!define MUI_PAGE_CUSTOMFUNCTION_PRE SkipWhenInstalled
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "${NAME}已经装好"
!define MUI_FINISHPAGE_TEXT "桌面和“开始”菜单里已有${NAME}。$\r$\n$\r$\n\
  您的数据放在：$\r$\n${BOOK}$\r$\n$\r$\n请在程序的“备份”里定期备份到U盘。"
!define MUI_FINISHPAGE_TEXT_LARGE
!define MUI_FINISHPAGE_RUN "${EXE}"
!define MUI_FINISHPAGE_RUN_TEXT "立即运行${NAME}"
!insertmacro MUI_PAGE_FINISH

!define MUI_UNCONFIRMPAGE_TEXT_TOP "将卸载${NAME}的程序文件。已录入的数据不会删除，仍保留在：$\r$\n${BOOK}"
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "${NAME}已经卸载"
!define MUI_FINISHPAGE_TEXT "您的数据没有删除，仍保留在：$\r$\n${BOOK}$\r$\n$\r$\n\
  重新安装后可以接着使用。确定不再需要时，请先备份，再自行删除这个文件夹。"
!define MUI_FINISHPAGE_TEXT_LARGE
!define MUI_FINISHPAGE_LINK "打开数据文件夹"
!define MUI_FINISHPAGE_LINK_LOCATION "${BOOK}"
!insertmacro MUI_UNPAGE_FINISH
!insertmacro MUI_LANGUAGE "SimpChinese"
SetFont /LANG=${LANG_SIMPCHINESE} "Microsoft YaHei UI" 9

Var Before ; the version that was installed, or nothing
Var OldPlace ; where it was installed

; Say why not, then end with the code; a silent setup only ends.
!macro Refuse Code Words
  MessageBox MB_OK|MB_ICONSTOP "${Words}" /SD IDOK
  SetErrorLevel ${Code}
  Quit
!macroend

; A program that runs cannot be opened for writing.
!macro WaitUntilClosed File
  ${Do}
    ${IfNot} ${FileExists} "${File}"
      ${ExitDo}
    ${EndIf}
    ClearErrors
    FileOpen $0 "${File}" a
    ${IfNot} ${Errors}
      FileClose $0
      ${ExitDo}
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION \
      "${NAME}正在运行。$\r$\n$\r$\n请先保存并关闭它，再点“重试”。" /SD IDCANCEL IDRETRY +3
    SetErrorLevel ${CODE_RUNNING}
    Quit
  ${Loop}
!macroend

; A book beside the program (data) is carried over the change of the folder.
!macro KeepBookBeside Folder
  ${If} ${FileExists} "${Folder}\data\*.*"
    Rename "${Folder}\data" "$INSTDIR\data"
  ${EndIf}
!macroend

; SQLite keeps the number of the schema (user_version) in the bytes 60 to 63 of the file, the highest first.
Function RefuseNewerBook
  StrCpy $0 0
  ClearErrors
  FileOpen $1 "${BOOK}\branch.db" r
  ${If} ${Errors}
    Return
  ${EndIf}
  FileSeek $1 60 SET
  ${ForEach} $2 1 4 + 1
    FileReadByte $1 $3
    IntOp $0 $0 * 256
    IntOp $0 $0 + $3
  ${Next}
  FileClose $1
  ${If} $0 > ${SCHEMA}
    !insertmacro Refuse ${CODE_BOOK} "这台电脑上的数据由更新版本的${NAME}保存过（数据版本 $0），\
      本安装程序的版本 ${VERSION} 打不开它（只认到数据版本 ${SCHEMA}）。$\r$\n$\r$\n\
      请向发给您安装程序的人索取最新版本。数据和已装的程序都没有改动。"
  ${EndIf}
FunctionEnd

Function RefuseOldSystem
  ${IfNot} ${RunningX64}
    !insertmacro Refuse ${CODE_SYSTEM} "${NAME}需要 64 位的 Windows，这台电脑的系统是 32 位，不能安装。"
  ${EndIf}
  ${IfNot} ${AtLeastBuild} 17763
    !insertmacro Refuse ${CODE_SYSTEM} "${NAME}需要 Windows 10（1809 或更高版本）或 Windows 11，\
      这台电脑的系统太旧，不能安装。"
  ${EndIf}
FunctionEnd

Function RefuseOlderVersion
  ReadRegStr $Before HKCU "${KEY}" "DisplayVersion"
  ReadRegStr $OldPlace HKCU "Software\${PROGRAM}" "InstallDir"
  ${If} $Before == ""
    Return
  ${EndIf}
  ${VersionCompare} "$Before" "${VERSION}" $0
  ${If} $0 == 1
    !insertmacro Refuse ${CODE_NEWER} "这台电脑上已有更新的版本 $Before，不能用旧版本 ${VERSION} 换掉它。\
      $\r$\n$\r$\n如果确实要换回旧版本，请先卸载（数据会保留），再运行本安装程序。"
  ${EndIf}
FunctionEnd

Function .onInit
  System::Call 'kernel32::CreateMutexW(p 0, i 0, w "${PROGRAM}-setup") p .r0 ?e'
  Pop $0
  ${If} $0 = 183 ; ERROR_ALREADY_EXISTS
    !insertmacro Refuse ${CODE_RUNNING} "${NAME}的安装程序已经打开，请看任务栏。"
  ${EndIf}
  Call RefuseOldSystem
  Call RefuseOlderVersion
  Call RefuseNewerBook
FunctionEnd

Function SkipWhenInstalled
  ${If} $Before != ""
    Abort
  ${EndIf}
FunctionEnd

; The whole old program steps aside, so that no file of it is left among the new ones.
Function SetAside
  RMDir /r "$INSTDIR\bin.old"
  ${IfNot} ${FileExists} "${EXE}"
    Return
  ${EndIf}
  ${Do}
    ClearErrors
    Rename "${BIN}" "$INSTDIR\bin.old"
    ${IfNot} ${Errors}
      ${ExitDo}
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "有程序正占用文件夹：$\r$\n${BIN}$\r$\n$\r$\n\
      请关闭打开它的窗口，再点“重试”。" /SD IDCANCEL IDRETRY +3
    SetErrorLevel ${CODE_RUNNING}
    Quit
  ${Loop}
FunctionEnd

; Installed anew at another place: the old place is cleared.
Function ClearOldPlace
  ${If} $OldPlace == ""
  ${OrIf} $OldPlace == $INSTDIR
  ${OrIfNot} ${FileExists} "$OldPlace\bin\${PROGRAM}.exe"
    Return
  ${EndIf}
  !insertmacro WaitUntilClosed "$OldPlace\bin\${PROGRAM}.exe"
  !insertmacro KeepBookBeside "$OldPlace\bin"
  RMDir /r "$OldPlace\bin"
  Delete "$OldPlace\Uninstall.exe"
  RMDir "$OldPlace"
FunctionEnd

Function WriteLinks
  ; A link that the person deleted from the desktop stays deleted over an update.
  ${If} $Before == ""
  ${OrIf} ${FileExists} "$DESKTOP\${NAME}.lnk"
    CreateShortcut "$DESKTOP\${NAME}.lnk" "${EXE}"
  ${EndIf}
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "${EXE}"
FunctionEnd

Function WriteClass
  WriteRegStr HKCU "Software\Classes\${SUFFIX}" "" "${CLASS}"
  WriteRegStr HKCU "Software\Classes\${CLASS}" "" "${CLASS_NAME}"
  WriteRegStr HKCU "Software\Classes\${CLASS}\DefaultIcon" "" "${EXE},1"
  WriteRegStr HKCU "Software\Classes\${CLASS}\shell\open" "" "用${NAME}打开"
  WriteRegStr HKCU "Software\Classes\${CLASS}\shell\open\command" "" '"${EXE}" "%1"'
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)' ; SHCNE_ASSOCCHANGED
FunctionEnd

Function WriteUninstallEntry
  WriteRegStr HKCU "Software\${PROGRAM}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "${EXE},0"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" "$0"
FunctionEnd

Section "程序"
  !insertmacro WaitUntilClosed "${EXE}"
  !insertmacro WaitUntilClosed "${BIN}\partybranch-terminal.exe"
  Call RefuseNewerBook ; while the program was running, its book could not be read
  Call ClearOldPlace
  Call SetAside
  SetOutPath "${BIN}"
  File /r "${SOURCE}\*.*"
  SetOutPath "$INSTDIR"
  ${If} ${FileExists} "$INSTDIR\bin.old\data\*.*"
    Rename "$INSTDIR\bin.old\data" "${BIN}\data"
  ${EndIf}
  RMDir /r "$INSTDIR\bin.old"
  WriteUninstaller "$INSTDIR\Uninstall.exe"
  Call WriteLinks
  Call WriteClass
  Call WriteUninstallEntry
SectionEnd

; The copying broke off: the version from before comes back.
Function .onInstFailed
  ${If} ${FileExists} "$INSTDIR\bin.old\${PROGRAM}.exe"
    SetOutPath "$INSTDIR"
    RMDir /r "${BIN}"
    Rename "$INSTDIR\bin.old" "${BIN}"
  ${EndIf}
FunctionEnd

Section "Uninstall"
  !insertmacro WaitUntilClosed "${EXE}"
  !insertmacro WaitUntilClosed "${BIN}\partybranch-terminal.exe"
  SetOutPath "$TEMP"
  ${If} ${FileExists} "${EXE}"
    !insertmacro KeepBookBeside "${BIN}"
    RMDir /r "${BIN}"
  ${EndIf}
  Delete "$INSTDIR\Uninstall.exe"
  RMDir "$INSTDIR" ; only when nothing of the person's is in it
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  ReadRegStr $0 HKCU "Software\Classes\${SUFFIX}" ""
  ${If} $0 == "${CLASS}"
    DeleteRegKey HKCU "Software\Classes\${SUFFIX}"
  ${EndIf}
  DeleteRegKey HKCU "Software\Classes\${CLASS}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  DeleteRegKey HKCU "${KEY}"
  DeleteRegKey HKCU "Software\${PROGRAM}"
SectionEnd
