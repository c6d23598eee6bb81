package jp.kagiban.audit;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.kagiban.audit.Link.Row;
import jp.kagiban.shared.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes each committed entry to the log {@code kagiban.history}, if that is switched on. An entry is one line of JSON
 * with its place and hash, without names. A log collector on another machine then has lines that a rewritten chain
 * can't match.
 */
@Component
class HistoryLog {

    private static final Logger LOG = LoggerFactory.getLogger("kagiban.history");

    private final HistoryLogPolicy policy;
    private final JsonMapper json = JsonMapper.builder().build();

    HistoryLog(HistoryLogPolicy policy) {
        this.policy = policy;
    }

    /** Takes the entries that the current transaction has added to a chain, and writes them after its commit. */
    void added(TenantId owner, List<Link> links) {
        if (policy.on()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    links.forEach(link -> log(owner, link));
                }
            });
        }
    }

    /** The fields are in the text, and beside it for a log in JSON. */
    private void log(TenantId owner, Link link) {
        Map<String, Object> fields = fields(owner, link);
        LoggingEventBuilder line = LOG.atInfo();
        for (Map.Entry<String, Object> field : fields.entrySet()) {
            line = line.addKeyValue(field.getKey(), field.getValue());
        }
        line.log(json.writeValueAsString(fields));
    }

    private static Map<String, Object> fields(TenantId owner, Link link) {
        Row row = link.row();
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("chain", owner.toString());
        line.put("seq", link.seq());
        line.put("at", row.at().toString());
        line.put("action", row.action());
        line.put("result", row.result());
        line.put("actorKind", row.actorKind());
        put(line, "actor", row.actorId());
        put(line, "address", row.address());
        put(line, "subjectKind", row.subjectKind());
        put(line, "subject", row.subjectId());
        put(line, "amount", row.amount());
        line.put("details", Wording.details(row.details()));
        line.put("hash", HexFormat.of().formatHex(link.hash()));
        return line;
    }

    private static void put(Map<String, Object> line, String name, @org.jspecify.annotations.Nullable Object value) {
        if (value != null) {
            line.put(name, value);
        }
    }
}
