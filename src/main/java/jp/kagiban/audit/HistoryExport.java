package jp.kagiban.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;
import jp.kagiban.kit.csv.CsvEncoding;
import jp.kagiban.kit.csv.CsvFile;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.MemberId;
import org.springframework.stereotype.Component;

/**
 * Writes a history as CSV, the newest first, and records the export in the same history. The source checks the
 * permission for each part that it returns.
 */
@Component
public class HistoryExport {

    private static final int PART = 100;
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

    private final AuditTrail trail;

    HistoryExport(AuditTrail trail) {
        this.trail = trail;
    }

    /** Writes the history of the current tenant. The caller closes the stream. */
    public void ofCompany(
            HistorySource source, HistoryFilter filter, HistoryWords words, MemberId member, OutputStream out)
            throws IOException {
        trail.reserve();
        write(source, filter, words, out, entry -> trail.recordApart(entry.by(Actor.member(member, null))));
    }

    /** Writes the history of the login space. The caller closes the stream. */
    public void ofLoginSpace(
            HistorySource source, HistoryFilter filter, HistoryWords words, MemberId member, OutputStream out)
            throws IOException {
        trail.reserve();
        write(source, filter, words, out, entry -> trail.recordApartInLoginSpace(entry.by(Actor.member(member, null))));
    }

    private static void write(
            HistorySource source,
            HistoryFilter filter,
            HistoryWords words,
            OutputStream out,
            Consumer<AuditRecord> record)
            throws IOException {
        long written = 0;
        Outcome outcome = Outcome.FAILED;
        try {
            CsvFile file = new CsvFile(out, CsvEncoding.UTF_8);
            file.row(COLUMNS.stream().map(words::say).toList());
            List<Entry> part = source.before(filter, Long.MAX_VALUE, PART);
            while (!part.isEmpty()) {
                for (Entry entry : part) {
                    file.row(cells(words, entry));
                }
                file.flush();
                written += part.size();
                part = source.before(filter, part.getLast().seq(), PART);
            }
            file.flush();
            outcome = Outcome.DONE;
        } finally {
            record.accept(AuditRecord.of(Action.HISTORY_EXPORTED).ended(outcome).counting(written));
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
