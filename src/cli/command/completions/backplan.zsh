#compdef backplan
# Words are asked for without their quotes and backslashes, which zsh itself puts around what it adds.
_backplan() {
    local -a found dirs others
    local word
    found=("${(@f)$(_CLAP_IFS=$'\n' _CLAP_COMPLETE_INDEX=$((CURRENT - 1)) BACKPLAN_COMPLETE=zsh \
        backplan -- "${(@Q)words[1,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
    for word in $found; do
        if [[ ${word%%:*} == */ ]]; then
            dirs+=("${${word%%:*}%/}")
        else
            others+=("$word")
        fi
    done
    (( $#dirs )) && _describe -V 'values' dirs -S '/' -r '/'
    (( $#others )) && _describe -V 'values' others
}
compdef _backplan backplan
