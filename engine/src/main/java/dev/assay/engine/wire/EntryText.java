package dev.assay.engine.wire;

import dev.assay.engine.wire.Answer.State;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of one request and its answer. */
final class EntryText {

    private final TraceEntry entry;
    private final List<FaultFired> faults;
    private final List<String> lines = new ArrayList<>();

    EntryText(TraceEntry entry, List<FaultFired> faults) {
        this.entry = entry;
        this.faults = faults;
    }

    static String error(@Nullable ServerError error) {
        return error == null
                ? ""
                : "B\tErrorResponse\t" + error.severity() + " " + error.sqlState() + " "
                        + Printable.quoted(error.message());
    }

    List<String> write(NameText names) {
        faults(Moment.BEFORE);
        lines.add(request(names));
        faults(Moment.MIDDLE);
        answer(entry.answer());
        faults(Moment.AFTER);
        return lines;
    }

    private void faults(Moment moment) {
        faults.stream()
                .map(FaultFired::fault)
                .filter(fault -> fault.moment() == moment)
                .forEach(fault -> lines.add("!\tFault\t" + fault));
    }

    private String request(NameText names) {
        WireRequest request = entry.request();
        StringBuilder line = new StringBuilder("F\t").append(request.kind().messageName());
        String name = request.name();
        String sql = request.sql();
        if (name != null || sql != null) {
            line.append('\t');
        }
        if (name != null) {
            line.append(names.of(name)).append(sql == null ? "" : " ");
        }
        if (sql != null) {
            line.append(Printable.quoted(sql));
        }
        for (String value : request.parameters()) {
            line.append(' ').append(value == null ? "NULL" : Printable.quoted(value));
        }
        return line.toString();
    }

    private void answer(Answer answer) {
        if (answer.notices() > 0) {
            lines.add("B\tNoticeResponse\t" + answer.notices());
        }
        if (answer.rows() > 0) {
            lines.add("B\tDataRow\t" + answer.rows());
        }
        if (answer.copyBytes() > 0) {
            lines.add((entry.request().kind().isCopy() ? "F" : "B") + "\tCopyData\t" + answer.copyBytes() + " bytes");
        }
        answer.tags().forEach(tag -> lines.add("B\tCommandComplete\t" + Printable.quoted(tag)));
        if (answer.emptyQuery()) {
            lines.add("B\tEmptyQueryResponse");
        }
        if (answer.suspended()) {
            lines.add("B\tPortalSuspended");
        }
        if (answer.error() != null) {
            lines.add(error(answer.error()));
        }
        end(answer.state());
    }

    private void end(State state) {
        if (state == State.DONE && ServerNews.endsWithReady(entry.request().kind())) {
            if (entry.after() != TransactionStatus.UNKNOWN) {
                lines.add("B\tReadyForQuery\t" + entry.after().code());
            }
        } else if (state != State.DONE) {
            lines.add(
                    switch (state) {
                        case NOT_SENT -> "-\tnot sent";
                        case SKIPPED -> "-\tskipped by the server";
                        case LOST -> "-\tconnection lost before the answer";
                        default -> "-\tno answer yet";
                    });
        }
    }
}
