@echo off
rem Starts Harbour Till on a Java 25 that it finds by itself.
setlocal
set "TILL=%~dp0.."
set "FOUND="
call :try "%TILL_JAVA_HOME%"
call :try "%TILL%\runtime"
call :try "%JAVA_HOME%"
for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\jdk-25*") do call :try "%%~d"
for /d %%d in ("%ProgramFiles%\Java\jdk-25*") do call :try "%%~d"
for /d %%d in ("%USERPROFILE%\.jdks\*25*") do call :try "%%~d"
if not defined FOUND (
  echo Harbour Till needs Java 25, and none was found ^(TILL_JAVA_HOME can name its folder^). To install it: winget install EclipseAdoptium.Temurin.25.JDK 1>&2
  exit /b 70
)
rem a command is over before the full compiler pays off; the window stays open all day
set "BRIEF="
set "VALUE="
for %%a in (%*) do call :command "%%~a"
set "FX="
if exist "%TILL%\lib\fx" set "FX=--module-path "%TILL%\lib\fx""
"%FOUND%" "@%TILL%\lib\options" %BRIEF% %FX% -cp "%TILL%\lib\*" till.app.Launcher %*
exit /b %ERRORLEVEL%

:command
if defined VALUE (
  set "VALUE="
  exit /b 0
)
set "ARGUMENT=%~1"
if "%ARGUMENT%"=="--home" set "VALUE=next"
if "%ARGUMENT%"=="--lang" set "VALUE=next"
if not "%ARGUMENT:~0,1%"=="-" set "BRIEF=-XX:TieredStopAtLevel=1"
exit /b 0

:try
if defined FOUND exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
findstr /b /c:"JAVA_VERSION=\"25" "%~1\release" >nul 2>&1 && set "FOUND=%~1\bin\java.exe"
exit /b 0
