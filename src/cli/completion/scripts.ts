import { completionWord, filesMark, type Shell } from './shells.ts';

/**
 * What a shell runs to complete `faultline`: static, so that it can be kept in a file. Names come from the program,
 * a line each, with a description behind a tab.
 */
export const completionScripts: Readonly<Record<Shell, string>> = {
  // Bash 3.2 and later. It ends words at `:`, `=` and `@` too, which belong to ours, so they are put together again.
  bash: `# Completion of faultline for bash. To use it now:  source <(faultline completion bash)
# For good, put the same line into ~/.bashrc.
_faultline() {
  local rest=\${COMP_LINE:0:COMP_POINT} trimmed word i line value prefix breaks= sign
  local -a words=()
  COMPREPLY=()
  for ((i = 0; i <= COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    trimmed=\${rest#"\${rest%%[![:space:]]*}"}
    [[ $trimmed == "$word"* ]] || word=$trimmed
    if ((i == 0)) || [[ $trimmed != "$rest" ]]; then
      words+=("$word")
    else
      words[\${#words[@]} - 1]+=$word
    fi
    rest=\${trimmed#"$word"}
  done
  word=\${words[\${#words[@]} - 1]}
  for sign in : = @; do
    [[ $COMP_WORDBREAKS == *$sign* ]] && breaks+=$sign
  done
  [[ -n $breaks && $word != [\\"\\']* ]] && prefix=\${word%"\${word##*[$breaks]}"}
  while IFS= read -r line; do
    if [[ $line == ${filesMark} ]]; then
      compopt -o default 2>/dev/null
      return
    fi
    value=\${line%%$'\\t'*}
    [[ $value == *[:=] ]] && compopt -o nospace 2>/dev/null
    COMPREPLY+=("\${value#"$prefix"}")
  done < <(faultline ${completionWord} bash "\${words[@]:1}" 2>/dev/null)
}
complete -F _faultline faultline
`,
  zsh: `#compdef faultline
# Completion of faultline for zsh. To use it now:  source <(faultline completion zsh)
# For good, put the same line into ~/.zshrc, behind compinit.
_faultline() {
  local line value
  local -a lines whole open
  lines=("\${(@f)$(faultline ${completionWord} zsh "\${(@Q)words[2,CURRENT-1]}" "\${(Q)PREFIX}" 2>/dev/null)}")
  if [[ $lines[1] == ${filesMark} ]]; then
    [[ $PREFIX == --*=* ]] && compset -P 1 '*='
    _files
    return
  fi
  for line in "\${(@)lines}"; do
    [[ -n $line ]] || continue
    value=\${line%%$'\\t'*}
    line=\${value//:/\\\\:}:\${line#*$'\\t'}
    if [[ $value == *[:=] ]]; then open+=("$line"); else whole+=("$line"); fi
  done
  local ret=1
  ((\${#whole})) && _describe -t faultline faultline whole && ret=0
  ((\${#open})) && _describe -t faultline faultline open -S '' && ret=0
  return ret
}
if [[ $funcstack[1] == _faultline ]]; then _faultline "$@"; else compdef _faultline faultline; fi
`,
  fish: `# Completion of faultline for fish. To use it now:  faultline completion fish | source
# For good:  faultline completion fish > ~/.config/fish/completions/faultline.fish
function __faultline_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l plain (string unescape -- $current 2>/dev/null; or string trim --left --chars '"\\'' -- $current)
    set -l lines (faultline ${completionWord} fish $words[2..-1] "$plain" 2>/dev/null)
    if test "$lines[1]" = '${filesMark}'
        set -l option (string match --regex -- '^--[a-z-]+=' $current)
        for path in (__fish_complete_path (string replace -- "$option" '' $current))
            echo $option$path
        end
        return
    end
    string join \\n -- $lines
end
complete --command faultline --no-files --arguments '(__faultline_complete)'
`,
};
