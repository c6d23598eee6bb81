package jp.kagiban.login;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import jp.kagiban.kit.LivePages;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Ends logins by the word of who runs the portal. It works without a web server too. */
@Service
public class LogOuts {

    private final SessionRows rows;
    private final LivePages pages;
    private final TransactionTemplate transaction;

    LogOuts(SessionRows rows, LivePages pages, TransactionTemplate transaction) {
        this.rows = rows;
        this.pages = pages;
        this.transaction = transaction;
    }

    /** Ends all of the member's logins; their open pages are ended with them. @return how many */
    public int all(UUID member) {
        List<UUID> ended = Objects.requireNonNull(transaction.execute(_ -> rows.open(member).stream()
                .map(SessionRows.Row::id)
                .filter(id -> rows.end(id, SessionEnd.OPERATOR))
                .toList()));
        ended.forEach(pages::changed);
        return ended.size();
    }
}
