package jp.kagiban.shell;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.Deed;
import jp.kagiban.audit.Entry;
import jp.kagiban.audit.History;
import jp.kagiban.audit.HistoryFilter;
import jp.kagiban.audit.Outcome;
import jp.kagiban.kit.CsvEncoding;
import jp.kagiban.kit.CsvFile;
import jp.kagiban.shared.Jst;
import org.springframework.stereotype.Component;

/** Writes the history of the tenant in force as CSV, the newest first; that stands in the history too. */
@Component
class HistoryExport {

    private static final int PART = 500;
    private static final List<String> COLUMNS = List.of(
            "audit.seq",
            "audit.time",
            "audit.utc",
            "audit.who",
            "audit.what",
            "audit.code",
            "audit.subject",
            "audit.details",
            "audit.outcome",
            "audit.address");

    private final History history;
    private final AuditTrail trail;

    HistoryExport(History history, AuditTrail trail) {
        this.history = history;
        this.trail = trail;
    }

    /** The caller closes the stream. */
    void write(HistoryFilter filter, HistoryWords words, UUID member, OutputStream out) throws IOException {
        long written = 0;
        Outcome outcome = Outcome.FAILED;
        try {
            CsvFile file = new CsvFile(out, CsvEncoding.UTF_8);
            file.row(COLUMNS.stream().map(words::say).toList());
            List<Entry> part = history.before(filter, Long.MAX_VALUE, PART);
            while (!part.isEmpty()) {
                for (Entry entry : part) {
                    file.row(cells(words, entry));
                }
                file.flush();
                written += part.size();
                part = history.before(filter, part.getLast().seq(), PART);
            }
            file.flush();
            outcome = Outcome.DONE;
        } finally {
            trail.recordApart(Deed.of(Action.HISTORY_EXPORTED)
                    .by(Actor.member(member, null))
                    .ended(outcome)
                    .counting(written));
        }
    }

    private static List<Object> cells(HistoryWords words, Entry entry) {
        String address = entry.actor().address();
        return List.of(
                entry.seq(),
                Jst.second(entry.at()),
                HistoryWords.utc(entry),
                words.who(entry),
                words.what(entry),
                entry.code(),
                words.subject(entry),
                words.details(entry),
                words.outcome(entry.outcome()),
                address == null ? "" : address);
    }
}
