package jp.kagiban.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.kagiban.mall.StageTexts;
import jp.kagiban.shared.Jst;

/**
 * What a member is told of one shop.
 *
 * @param underway whether a new key for the shop already waits for the mall
 * @param read whether the member has marked it as read
 * @param handling who says that they see to it: then its repeats are quiet for the whole company, and it stands all the same
 */
public record Notice(Key key, String shopName, Text text, boolean underway, boolean read, Optional<Handling> handling) {

    /** One that nobody sees to. */
    public Notice(Key key, String shopName, Text text, boolean underway, boolean read) {
        this(key, shopName, text, underway, read, Optional.empty());
    }

    public NoticeKind kind() {
        return key.kind();
    }

    Notice asRead() {
        return new Notice(key, shopName, text, underway, true, handling);
    }

    Notice handled(Optional<Handling> by) {
        return new Notice(key, shopName, text, underway, read, by);
    }

    /** Whether somebody sees to it already, by their word or by the key that waits. */
    public boolean inHand() {
        return underway || handling.isPresent();
    }

    /**
     * A member's word that they see to it.
     *
     * @param until the first instant at which it no longer holds
     */
    public record Handling(UUID member, String name, Instant until) {

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
     * What a read mark belongs to, beside tenant and member.
     *
     * @param occurrence the date of expiry for the three stages; else the key's generation, or the Tokyo day it began
     */
    public record Key(UUID shop, NoticeKind kind, String occurrence) {}

    /** What it says. */
    public sealed interface Text permits Stage, OwnWords {}

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
}
