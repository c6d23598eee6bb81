package jp.kagiban.notice;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.kagiban.mall.StageTexts;

/**
 * What a member is told of one shop.
 *
 * @param underway whether a new key for the shop already waits for the mall
 * @param read whether the member has marked it as read
 */
public record Notice(Key key, String shopName, Text text, boolean underway, boolean read) {

    public NoticeKind kind() {
        return key.kind();
    }

    Notice asRead() {
        return new Notice(key, shopName, text, underway, true);
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
     */
    public record Stage(Instant expiresAt, long days, boolean byHand, StageTexts words) implements Text {}

    /**
     * A text from the translations.
     *
     * @param key where its keys begin
     * @param arguments the shop's name, then what the text names besides
     * @param causes whether a list of causes and a deed follow
     */
    public record OwnWords(String key, List<String> arguments, boolean causes) implements Text {}
}
