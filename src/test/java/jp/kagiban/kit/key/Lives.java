package jp.kagiban.kit.key;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import jp.kagiban.kit.Brief;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.key.KeyLife.Next;
import org.jspecify.annotations.Nullable;

/** Builds lives of keys; without more it has been in use for 60 days and ends in 71. */
final class Lives {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    private final String shop;
    private Severity severity = Severity.OK;
    private String state = "有効";
    private KeyStage stage = KeyStage.GOOD;
    private @Nullable LocalDate since = TODAY.minusDays(60);
    private @Nullable LocalDate lastDay = TODAY.plusDays(71);
    private boolean past;
    private boolean byHand;
    private @Nullable Next next;

    private Lives(String shop) {
        this.shop = shop;
    }

    static Lives of(String shop) {
        return new Lives(shop);
    }

    /** As many shops as days, each ending so many days from today. */
    static List<KeyLife> endingIn(int... days) {
        return IntStream.of(days)
                .mapToObj(day -> of("楽天市場" + day + "号店").ends(day).life())
                .toList();
    }

    Lives ends(long days) {
        lastDay = TODAY.plusDays(days);
        past = days < 0;
        if (past) {
            stage = KeyStage.EXPIRED;
            return in(Severity.EXPIRED, "期限切れ");
        }
        stage = stage(days);
        return days > 30 ? this : in(days > 7 ? Severity.QUIET : Severity.URGENT, "あと" + days + "日");
    }

    private static KeyStage stage(long days) {
        if (days == 0) {
            return KeyStage.TODAY;
        }
        return days > 30 ? KeyStage.GOOD : days > 7 ? KeyStage.MONTH : KeyStage.WEEK;
    }

    Lives in(Severity level, String word) {
        severity = level;
        state = word;
        return this;
    }

    Lives undated() {
        lastDay = null;
        stage = KeyStage.UNDATED;
        return in(Severity.UNKNOWN, "期限不明");
    }

    Lives byHand() {
        byHand = true;
        return this;
    }

    Lives since(long daysAgo) {
        since = TODAY.minusDays(daysAgo);
        return this;
    }

    Lives withoutKey() {
        since = null;
        lastDay = null;
        return in(Severity.WAIT, "反映待ち");
    }

    Lives waits(@Nullable LocalDate until) {
        stage = KeyStage.WAITING;
        next = new Next(TODAY, until, Severity.WAIT, "反映待ち");
        return this;
    }

    KeyLife life() {
        Brief expiry = lastDay == null ? Brief.NONE : new Brief(lastDay.toString(), lastDay + " 23:59:59");
        return new KeyLife(
                shop, "shops/1", "shops/1/renew", severity, state, stage, since, lastDay, past, byHand, expiry, next);
    }
}
