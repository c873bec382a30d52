# Words are asked for without their quotes and backslashes, which fish itself puts around what it adds.
function __backplan_words
    set -l token (string replace --all --regex '[\\\\"\']' '' -- (commandline --current-token --cut-at-cursor))
    BACKPLAN_COMPLETE=fish backplan -- (commandline --current-process --tokenize --cut-at-cursor) "$token" 2>/dev/null
end
complete --keep-order --exclusive --command backplan --arguments '(__backplan_words)'
