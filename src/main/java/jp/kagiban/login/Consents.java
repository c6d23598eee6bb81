package jp.kagiban.login;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kagiban.login.member.AccountHistory;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.WebSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Returns the documents to which new members must agree, and records that they have agreed. */
@Service
public class Consents {

    private static final String TERMS = "TERMS";
    private static final String PRIVACY = "PRIVACY";

    private final WebSettings web;
    private final AccountHistory history;
    private final JdbcClient db;
    private final Clock clock;

    Consents(WebSettings web, AccountHistory history, JdbcClient db, Clock clock) {
        this.history = history;
        this.web = web;
        this.db = db;
        this.clock = clock;
    }

    public Optional<URI> terms() {
        return Optional.ofNullable(web.termsUrl());
    }

    public Optional<URI> privacy() {
        return Optional.ofNullable(web.privacyUrl());
    }

    /** Whether there is anything to agree to. */
    public boolean asked() {
        return terms().isPresent() || privacy().isPresent();
    }

    /** Records that the new member has agreed to these documents, in the caller's transaction. */
    @Transactional
    public void given(MemberId member) {
        terms().ifPresent(url -> note(member, TERMS, url));
        privacy().ifPresent(url -> note(member, PRIVACY, url));
        if (asked()) {
            Stream<String> documents =
                    Stream.concat(terms().map(_ -> TERMS).stream(), privacy().map(_ -> PRIVACY).stream());
            history.consentGiven(member, documents.toList());
        }
    }

    private void note(MemberId member, String document, URI url) {
        db.sql("INSERT INTO consent (member_id, document, url, given_at) VALUES (?, ?, ?, ?)")
                .params(Column.of(member), document, url.toString(), Column.of(clock.instant()))
                .update();
    }
}
