# Bash takes words apart at signs like = and :, which belong to them here: what no blank parts is one word. Quotes and backslashes are for
# the shell alone.
_backplan() {
    local rest=${COMP_LINE:0:COMP_POINT} word raw='' index
    local words=()
    for ((index = 0; index <= COMP_CWORD; index++)); do
        word=${COMP_WORDS[index]}
        if [[ $index == 0 || $rest == [[:space:]]* ]]; then
            rest=${rest#"${rest%%[![:space:]]*}"}
            words+=('')
            raw=''
        fi
        ((index == COMP_CWORD)) && word=$rest
        rest=${rest#"$word"}
        raw+=$word
        words[${#words[@]} - 1]=${raw//[\\\"\']/}
    done

    # Bash writes anew only what stands behind the last sign at which it parts.
    local typed=${words[${#words[@]} - 1]} kept='' quoted=''
    [[ $raw == [\"\']* ]] && quoted=yes
    [[ ! $quoted && $COMP_WORDBREAKS == *=* && $typed == *=* ]] && kept=${typed%=*}=
    [[ ! $quoted && $COMP_WORDBREAKS == *:* && ${typed#"$kept"} == *:* ]] && kept=${typed%:*}:

    COMPREPLY=()
    while IFS= read -r word || [[ $word ]]; do
        word=${word#"$kept"}
        [[ ! $quoted && $word == *[!A-Za-z0-9_./,=:@%+~-]* ]] && printf -v word %q "$word"
        COMPREPLY+=("$word")
    done < <(_CLAP_IFS=$'\n' _CLAP_COMPLETE_INDEX=$((${#words[@]} - 1)) \
        BACKPLAN_COMPLETE=bash backplan -- "${words[@]}" 2>/dev/null)

    # Behind a folder, or a sign that wants more, no blank.
    [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *[=:/] ]] && compopt -o nospace 2>/dev/null
}
complete -o bashdefault -o nosort -F _backplan backplan 2>/dev/null || complete -o bashdefault -F _backplan backplan
