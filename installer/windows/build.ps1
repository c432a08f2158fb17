# Builds Harbour Till for Windows: an .msi and a portable .zip in target\installer, each with its own Java inside.
#
#   mvn -DskipTests package; powershell -ExecutionPolicy Bypass -File installer\windows\build.ps1
#
# Needed: a JDK 25 (jlink, jpackage; JAVA_HOME names it) and, for the .msi, the WiX tools on the path: 3.14, or from 4 on with
# their extensions WixToolset.UI.wixext and WixToolset.Util.wixext.
$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 3

$here = (Resolve-Path (Join-Path $PSScriptRoot '..\..')).Path
$installer = Join-Path $here 'installer'
$built = Join-Path $here 'target\harbour-till'
$out = Join-Path $here 'target\installer'

if (-not (Test-Path (Join-Path $built 'lib\fx'))) { throw 'Nothing to pack yet. First: mvn -DskipTests package' }
if (-not (Test-Path (Join-Path $built 'licences\harbour-till.cdx.json'))) { throw 'The list of libraries and licences is missing, which Maven leaves out where it is told to stay offline (-o).' }
$jar = Get-ChildItem (Join-Path $built 'lib') -Filter 'harbour-till-*.jar' | Select-Object -First 1
$version = $jar.BaseName -replace '^harbour-till-', ''

$jdk = @($env:TILL_JAVA_HOME, $env:JAVA_HOME) + @(Get-ChildItem "$env:ProgramFiles\Eclipse Adoptium" -Filter 'jdk-25*' -ErrorAction SilentlyContinue | ForEach-Object FullName) |
    Where-Object { $_ -and (Test-Path "$_\bin\jpackage.exe") -and (Select-String -Quiet -Path "$_\release" -Pattern '^JAVA_VERSION="25') } |
    Select-Object -First 1
if (-not $jdk) { throw 'A JDK 25 is needed and none was found. To install it: winget install EclipseAdoptium.Temurin.25.JDK' }

function Invoke-Tool([string] $name, [string[]] $arguments) {
    & "$jdk\bin\$name.exe" @arguments
    if ($LASTEXITCODE -ne 0) { throw "$name ended with $LASTEXITCODE" }
}

# one list for every system; comments are for people
function Read-List([string] $name) {
    Get-Content (Join-Path $installer $name) | Where-Object { $_ -and -not $_.StartsWith('#') }
}

if (Test-Path $out) { Remove-Item -Recurse -Force $out }
$staging = New-Item -ItemType Directory -Path (Join-Path $out 'staging')
Copy-Item (Join-Path $built 'lib\*.jar') $staging
Copy-Item -Recurse (Join-Path $built 'licences') $staging

Write-Host 'Java for it alone ...'
$runtime = Join-Path $out 'runtime'
Invoke-Tool jlink @('--module-path', (Join-Path $built 'lib\fx'), '--add-modules', ((Read-List 'modules') -join ','),
    '--include-locales=en,zh', '--strip-debug', '--no-man-pages', '--no-header-files', '--compress', 'zip-6', '--output', $runtime)

# an option and its value are two lines of the list, and one --java-options each
$options = Read-List 'options' | ForEach-Object { '--java-options'; $_ }
# the same program with a terminal: for commands
$commands = Join-Path $out 'till.properties'
Set-Content -Path $commands -Encoding ascii -Value 'win-console=true', 'win-shortcut=false', 'win-menu=false'

Write-Host 'The program ...'
Invoke-Tool jpackage (@('--type', 'app-image', '--name', 'Harbour Till', '--app-version', $version, '--vendor', 'Harbour Till',
    '--description', 'Till for shops that take QR payments', '--icon', (Join-Path $installer 'icons\harbour-till.ico'),
    '--input', $staging.FullName, '--main-jar', $jar.Name, '--main-class', 'till.app.Launcher', '--runtime-image', $runtime,
    '--add-launcher', "till=$commands", '--dest', $out) + $options)
$image = Join-Path $out 'Harbour Till'

Write-Host 'The portable archive ...'
$portable = Join-Path $out "harbour-till-$version-windows-x64.zip"
Compress-Archive -Path $image -DestinationPath $portable

$made = @($portable)
if ((Get-Command wix -ErrorAction SilentlyContinue) -or (Get-Command candle -ErrorAction SilentlyContinue)) {
    Write-Host 'The installer ...'
    # the code stays the same for ever: by it a newer version knows what it replaces. It never touches the data folder.
    Invoke-Tool jpackage @('--type', 'msi', '--app-image', $image, '--name', 'Harbour Till', '--app-version', $version,
        '--vendor', 'Harbour Till', '--win-upgrade-uuid', '4f7c2b52-8d0e-4a35-9a57-0f9d6c1f2b61', '--win-menu',
        '--win-menu-group', 'Harbour Till', '--win-shortcut', '--win-shortcut-prompt', '--win-dir-chooser', '--dest', $out)
    $made += Get-ChildItem $out -Filter '*.msi' | ForEach-Object FullName
} else {
    Write-Host 'No WiX tools on the path: only the portable archive was made.'
}

Remove-Item -Recurse -Force $staging, $runtime, $commands
$made | ForEach-Object { '{0}  {1}' -f (Get-FileHash -Algorithm SHA256 $_).Hash.ToLowerInvariant(), (Split-Path -Leaf $_) } |
    Set-Content -Encoding ascii (Join-Path $out 'SHA256SUMS')
Get-ChildItem $out
