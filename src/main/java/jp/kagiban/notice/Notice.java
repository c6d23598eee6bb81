package jp.kagiban.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kagiban.mall.StageTexts;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;

/**
 * One notice to members about one shop, or a {@link Batch} about several; key and name are then those of the shop whose key was
 * entered first.
 *
 * @param renewal whether a new key for the shop already waits for the mall
 * @param read whether the member has marked it as read
 * @param handling who says that they see to it: then its repeats are quiet for the whole company, and it stands all the same
 */
public record Notice(Key key, String shopName, Text text, Renewal renewal, boolean read, Optional<Handling> handling) {

    /** One that nobody sees to, and nobody has read. */
    public Notice(Key key, String shopName, Text text, Renewal renewal) {
        this(key, shopName, text, renewal, false, Optional.empty());
    }

    /** As before, and no new key waits. */
    public Notice(Key key, String shopName, Text text) {
        this(key, shopName, text, Renewal.NONE);
    }

    /** The effect of a new key that waits for the mall on a stage. */
    public enum Renewal {
        /** None waits, or the notice is about something else. */
        NONE,
        /** It was entered in this stage: its member knows of it, and repeats are quiet. */
        OF_THIS_STAGE,
        /** It was entered before the stage began, and nobody may know yet that it has. */
        OF_AN_EARLIER_STAGE
    }

    public NoticeKind kind() {
        return key.kind();
    }

    Notice asRead() {
        return new Notice(key, shopName, text, renewal, true, handling);
    }

    Notice handled(Optional<Handling> by) {
        return new Notice(key, shopName, text, renewal, read, by);
    }

    /** Whether a new key for the shop waits for the mall. */
    boolean underway() {
        return renewal != Renewal.NONE;
    }

    /** Whether somebody sees to it already, by their word or by the key that waits. */
    boolean inHand() {
        return underway() || handling.isPresent();
    }

    /** Whether its repeats stay in the portal: somebody sees to it, and knows of the stage that it has reached. */
    public boolean quiet() {
        return renewal == Renewal.OF_THIS_STAGE || handling.isPresent();
    }

    /**
     * A member's word that they see to it.
     *
     * @param until the first instant at which it no longer holds
     */
    public record Handling(MemberId member, String name, Instant until) {

        /** The last day, in Tokyo, on which it holds. */
        public LocalDate lastDay() {
            return lastDay(until);
        }

        /** As {@link #lastDay()}, of a word that ends then. */
        public static LocalDate lastDay(Instant until) {
            return Jst.day(until.minusSeconds(1));
        }
    }

    /**
     * The key of a read mark, beside tenant and member.
     *
     * @param occurrence the date of expiry for the three stages; else the key's generation, or the Tokyo day it began
     */
    public record Key(ShopId shop, NoticeKind kind, String occurrence) {}

    /** Those that reading it marks: its own key, or one for each shop of a batch. */
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
     * @param age how many days in Tokyo ago the mall last confirmed it; 0 while that is two at most
     */
    public record Stage(Instant expiresAt, long days, boolean byHand, long age, StageTexts words) implements Text {

        /** One whose date was confirmed lately. */
        public Stage(Instant expiresAt, long days, boolean byHand, StageTexts words) {
            this(expiresAt, days, byHand, 0, words);
        }
    }

    /**
     * A text from the translations.
     *
     * @param key where its keys begin
     * @param arguments the shop's name, then what the text names besides
     * @param causes whether a list of causes and a deed follow
     */
    public record OwnWords(String key, List<String> arguments, boolean causes) implements Text {}

    /**
     * Several new keys in use, told in one notice. Read marks stay with the shops, so a key that takes over later is told alone.
     *
     * @param each the notice of each shop
     */
    public record Batch(List<Notice> each) implements Text {

        public Batch {
            each = List.copyOf(each);
        }

        /** Puts one notice in the place of the first of several new keys in use; all others stay as they are. */
        static List<Notice> in(List<Notice> notices) {
            List<Notice> each = notices.stream()
                    .filter(notice -> notice.kind() == NoticeKind.TAKEN_OVER)
                    .toList();
            if (each.size() < 2) {
                return notices;
            }
            // The key that was entered first keeps its place on an open page while others take over.
            Notice eldest = each.stream()
                    .min(Comparator.comparing(notice -> notice.key().occurrence()))
                    .orElseThrow();
            List<Notice> told = new ArrayList<>(notices);
            told.removeAll(each);
            told.add(notices.indexOf(each.getFirst()), new Notice(eldest.key(), eldest.shopName(), new Batch(each)));
            return told;
        }
    }
}
