package jp.kagiban.login.address;

import java.time.Clock;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores whether a member's address is proven, and in which language to write to it. */
@Component
public class AddressBook {

    private final JdbcClient db;
    private final Clock clock;

    AddressBook(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Creates the member's entry. If there is one, changes its language. */
    void begin(MemberId member, Locale language) {
        if (setLanguage(member, language) == 0) {
            db.sql("INSERT INTO member_address (member_id, spoken) VALUES (?, ?)")
                    .params(Column.of(member), code(language))
                    .update();
        }
    }

    public boolean proven(MemberId member) {
        return db.sql("SELECT COUNT(*) FROM member_address WHERE member_id = ? AND proven_at IS NOT NULL")
                        .param(Column.of(member))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Those of these members whose address is proven, each with the language of mails. */
    Map<MemberId, Locale> proven(Collection<MemberId> members) {
        return members.isEmpty()
                ? Map.of()
                : db
                        .sql("SELECT member_id, spoken FROM member_address"
                                + " WHERE member_id IN (:members) AND proven_at IS NOT NULL")
                        .param("members", members.stream().map(Column::of).toList())
                        .query((row, _) -> Map.entry(Column.member(row, "member_id"), locale(row.getString("spoken"))))
                        .list()
                        .stream()
                        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public void prove(MemberId member) {
        db.sql("UPDATE member_address SET proven_at = ? WHERE member_id = ?")
                .params(Column.of(clock.instant()), Column.of(member))
                .update();
    }

    /** Like {@link #setLanguage}, and records that the member chose the language. */
    void choose(MemberId member, Locale language) {
        db.sql("UPDATE member_address SET spoken = ?, spoken_by_choice = TRUE WHERE member_id = ?")
                .params(code(language), Column.of(member))
                .update();
    }

    /** The language that the member chose; empty if they have never chosen one. */
    Optional<Locale> chosenLanguage(MemberId member) {
        return db.sql("SELECT spoken FROM member_address WHERE member_id = ? AND spoken_by_choice")
                .param(Column.of(member))
                .query(String.class)
                .optional()
                .map(AddressBook::locale);
    }

    int setLanguage(MemberId member, Locale language) {
        return db.sql("UPDATE member_address SET spoken = ? WHERE member_id = ?")
                .params(code(language), Column.of(member))
                .update();
    }

    Locale language(MemberId member) {
        @Nullable
        String code = db.sql("SELECT spoken FROM member_address WHERE member_id = ?")
                .param(Column.of(member))
                .query(String.class)
                .optional()
                .orElse(null);
        return locale(code);
    }

    private static Locale locale(@Nullable String code) {
        return "en".equals(code) ? Locale.ENGLISH : Locale.JAPANESE;
    }

    private static String code(Locale language) {
        return language.getLanguage().equals("en") ? "en" : "ja";
    }
}
