@echo off
rem Commands for the database of this project, such as "migrate history". Written by "migrate init", to be kept with the sources.
setlocal
cd /d "%~dp0"
set work=target\migrate
set java=java
if defined JAVA_HOME set java="%JAVA_HOME%\bin\java"
if exist %work%\arguments (
	for /f %%n in ('dir /b /o:d pom.xml %work%\arguments 2^>nul') do set newest=%%n
	if "%newest%"=="pom.xml" del %work%\arguments
)
if exist %work%\arguments goto run
if not exist %work% mkdir %work%
set maven=mvn
if exist mvnw.cmd set maven=mvnw.cmd
call %maven% -q -B org.apache.maven.plugins:maven-dependency-plugin:build-classpath -Dmdep.includeScope=runtime -Dmdep.fileSeparator=/ "-Dmdep.pathSeparator=;" -Dmdep.outputFile=%work%\classpath 1>&2 || exit /b 1
<nul set /p "=-cp ^"" > %work%\begin
<nul set /p "=^"" > %work%\end
copy /b /y %work%\begin+%work%\classpath+%work%\end %work%\arguments >nul
:run
%java% -XX:TieredStopAtLevel=1 -XX:+UseSerialGC %MIGRATE_JAVA_OPTS% @%work%\arguments dev.migrate.author.command.ProjectCommands %*
exit /b %ERRORLEVEL%
