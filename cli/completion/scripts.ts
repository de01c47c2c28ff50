/** What makes a shell ask `orgplane __complete` for what fits; where nothing does, it completes names of files. */
export const completionScripts = {
  bash: `_orgplane() {
  local IFS=$'\\n'
  COMPREPLY=($(orgplane __complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null | cut -f1))
}
complete -o default -F _orgplane orgplane
`,
  zsh: `#compdef orgplane
_orgplane() {
  local line
  local -a lines candidates
  lines=("\${(@f)$(orgplane __complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  for line in $lines; do
    candidates+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
  done
  if (( $#candidates )); then _describe orgplane candidates; else _files; fi
}
compdef _orgplane orgplane
`,
  fish: `function __orgplane_complete
  set -l words (commandline -opc) (commandline -ct)
  orgplane __complete -- $words[2..-1] 2>/dev/null
end
complete -c orgplane -n 'count (__orgplane_complete) >/dev/null' -f -a '(__orgplane_complete)'
`,
} as const;

export type Shell = keyof typeof completionScripts;
