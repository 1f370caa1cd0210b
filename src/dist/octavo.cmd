@if exist "%~dp0..\app\octavo.exe" ("%~dp0..\app\octavo.exe" %*) else "%~dp0..\runtime\bin\java.exe" "-XX:AOTCache=%~dp0..\app\octavo.aot" -jar "%~dp0..\app\octavo.jar" %*
