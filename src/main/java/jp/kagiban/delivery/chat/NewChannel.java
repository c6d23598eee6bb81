package jp.kagiban.delivery.chat;

import java.util.Locale;
import jp.kagiban.delivery.channel.ChannelKind;

/**
 * What a member types to add a channel.
 *
 * @param language of our own words in its posts
 * @param address the webhook's address; for Chatwork the room's number or address
 * @param token of Chatwork; empty for the others
 */
public record NewChannel(ChannelKind kind, String name, Locale language, String address, String token) {

    /** Of a name, in UTF-16 units. */
    public static final int LONGEST_NAME = 60;

    @Override
    public String toString() {
        return "NewChannel[" + kind + "]";
    }
}
