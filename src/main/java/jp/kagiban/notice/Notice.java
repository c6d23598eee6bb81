package jp.kagiban.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kagiban.mall.StageTexts;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;

/**
 * One notice to members about one shop, or a {@link Batch} about several. The key and name of a batch are those of the
 * shop whose key was entered first.
 *
 * @param renewal whether a new key for the shop already waits for the mall
 * @param read whether the member has marked the notice as read
 * @param handling who handles the notice; its reminders are then quiet for the whole company, but the notice stays
 */
public record Notice(Key key, String shopName, Text text, Renewal renewal, boolean read, Optional<Handling> handling) {

    /** Makes a notice that nobody handles and nobody has read. */
    public Notice(Key key, String shopName, Text text, Renewal renewal) {
        this(key, shopName, text, renewal, false, Optional.empty());
    }

    /** Makes a notice that nobody handles and nobody has read, for a shop without a waiting key. */
    public Notice(Key key, String shopName, Text text) {
        this(key, shopName, text, Renewal.NONE);
    }

    /** The effect of a new key that waits for the mall on a stage. */
    public enum Renewal {
        /** No new key waits, or the notice is about something else. */
        NONE,
        /** The key was entered in this stage. The member who entered it knows of the stage, so reminders are quiet. */
        OF_THIS_STAGE,
        /** The key was entered before this stage began, so perhaps nobody knows of the stage. */
        OF_AN_EARLIER_STAGE
    }

    public NoticeKind kind() {
        return key.kind();
    }

    Notice asRead() {
        return new Notice(key, shopName, text, renewal, true, handling);
    }

    Notice withHandling(Optional<Handling> newHandling) {
        return new Notice(key, shopName, text, renewal, read, newHandling);
    }

    /** Returns whether a new key for the shop waits for the mall. */
    boolean underway() {
        return renewal != Renewal.NONE;
    }

    /** Returns whether a member handles the notice, or has entered a new key that waits. */
    boolean inHand() {
        return underway() || handling.isPresent();
    }

    /**
     * Returns whether a member can take the notice in hand, or end that. While a new key waits, the notice counts as taken
     * in hand.
     */
    boolean offersHandling() {
        return kind().wantsHandling() && !(text instanceof Batch) && (!underway() || handling.isPresent());
    }

    /**
     * Returns whether reminders aren't sent out of the portal, because somebody handles the notice and knows of its
     * stage.
     */
    public boolean quiet() {
        return renewal == Renewal.OF_THIS_STAGE || handling.isPresent();
    }

    /**
     * A member's statement that they handle the notice.
     *
     * @param until the first instant at which the statement no longer holds
     */
    public record Handling(MemberId member, String name, Instant until) {

        /** Returns the last day in Tokyo on which the statement holds. */
        public LocalDate lastDay() {
            return lastDay(until);
        }

        /** Returns the last day in Tokyo before this end. */
        public static LocalDate lastDay(Instant until) {
            return Jst.day(until.minusSeconds(1));
        }
    }

    /**
     * Identifies a notice. Together with tenant and member, it is the key of a read mark.
     *
     * @param occurrence the date of expiry for the three stages; for other notices the key's generation, or the Tokyo
     * day on which the notice began
     */
    public record Key(ShopId shop, NoticeKind kind, String occurrence) {}

    /** Returns the keys that are marked when the notice is read: its own, or one for each shop of a batch. */
    Set<Key> keys() {
        return text instanceof Batch(List<Notice> each)
                ? each.stream().map(Notice::key).collect(Collectors.toUnmodifiableSet())
                : Set.of(key);
    }

    /** The notice's text. */
    public sealed interface Text permits Stage, OwnWords, Batch {}

    /**
     * One of the three stages.
     *
     * @param days calendar days in Tokyo until the date of expiry
     * @param byHand whether a member entered that date
     * @param age how many days in Tokyo ago the mall last confirmed that date; 0 for up to two days
     */
    public record Stage(Instant expiresAt, long days, boolean byHand, long age, StageTexts words) implements Text {

        /** Makes a stage whose date was confirmed within the last two days. */
        public Stage(Instant expiresAt, long days, boolean byHand, StageTexts words) {
            this(expiresAt, days, byHand, 0, words);
        }
    }

    /**
     * A text from the translations.
     *
     * @param key the beginning of the text's translation keys
     * @param arguments the shop's name, then what else the text names: texts, or a {@link Time}
     * @param causes whether a list of causes and an advice follow
     */
    public record OwnWords(String key, List<Object> arguments, boolean causes) implements Text {

        /** The text of a key about which a member decides whether to switch to it. */
        static final String HELD = "notice.held";
    }

    /** A time in a text, shown in the form of the reader's language. */
    record Time(Instant at, boolean seconds) {

        static Time minute(Instant at) {
            return new Time(at, false);
        }

        static Time second(Instant at) {
            return new Time(at, true);
        }

        String in(Locale reader) {
            return seconds ? Jst.second(at, reader) : Jst.minute(at, reader);
        }
    }

    /**
     * Several new keys in use, or several that wait for a decision, shown as one notice. Read marks belong to single
     * shops, so a key that takes over later is shown alone.
     *
     * @param each the notice of each shop
     */
    public record Batch(List<Notice> each) implements Text {

        public Batch {
            each = List.copyOf(each);
        }

        /**
         * Merges the notices of several new keys in use into one, in the place of the first, and those of several keys
         * that a member can switch to. A notice that somebody handles, and other notices, stay as they are.
         */
        static List<Notice> in(List<Notice> notices) {
            return merged(merged(notices, NoticeKind.TAKEN_OVER), NoticeKind.HELD);
        }

        /** Whether the new key can't be used, which the text of several keys doesn't say. */
        private static boolean wantsOwnWords(Notice notice) {
            return notice.kind() == NoticeKind.HELD
                    && notice.text() instanceof OwnWords own
                    && !own.key().equals(OwnWords.HELD);
        }

        private static List<Notice> merged(List<Notice> notices, NoticeKind kind) {
            List<Notice> each = notices.stream()
                    .filter(notice -> notice.kind() == kind && notice.handling().isEmpty() && !wantsOwnWords(notice))
                    .toList();
            if (each.size() < 2) {
                return notices;
            }
            // The key that was entered first keeps its place on an open page while others take over.
            Notice eldest = each.stream()
                    .min(Comparator.comparing(notice -> notice.key().occurrence()))
                    .orElseThrow();
            List<Notice> merged = new ArrayList<>(notices);
            merged.removeAll(each);
            Notice batch = new Notice(eldest.key(), eldest.shopName(), new Batch(each));
            merged.add(notices.indexOf(each.getFirst()), each.stream().allMatch(Notice::read) ? batch.asRead() : batch);
            return merged;
        }
    }
}
