package dev.assay.engine.adapter;

import java.util.List;

/** Ends a process and everything that it started. */
final class ProcessTree {

    private ProcessTree() {}

    /** Sends SIGKILL to the process first, so that it cannot react to the end of its children, and then to those. */
    static void kill(ProcessHandle root) {
        List<ProcessHandle> children = root.descendants().toList();
        root.destroyForcibly();
        for (ProcessHandle child : children) {
            // What a child started since the list was made is still below it as long as it lives.
            child.descendants().forEach(ProcessHandle::destroyForcibly);
            child.destroyForcibly();
        }
    }
}
