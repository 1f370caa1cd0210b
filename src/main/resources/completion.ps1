Register-ArgumentCompleter -Native -CommandName octavo, octavo.cmd -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $table = @{
%s
    }
    $command = 'octavo'
    $last = ''
    foreach ($element in @($commandAst.CommandElements | Select-Object -Skip 1)) {
        if ($element.Extent.EndOffset -ge $cursorPosition) { break }
        $last = "$element"
        if ($last -notlike '-*' -and $table.ContainsKey("$command $last")) { $command = "$command $last" }
    }
    $key = $command
    if ($last -like '-*' -and $table.ContainsKey("$command $last")) { $key = "$command $last" }
    $table[$key] | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object {
        $text, $tip = $_ -split '\|', 2
        [System.Management.Automation.CompletionResult]::new($text, $text, 'ParameterValue', $tip)
    }
}
