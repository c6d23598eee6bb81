package jp.kagiban.delivery.chat;

import java.net.URI;

/**
 * What lies in the vault for a channel, opened for one post.
 *
 * @param token of Chatwork, or with which a webhook's posts are signed; empty for the others
 */
record ChatSecrets(URI address, String token) {

    @Override
    public String toString() {
        return "ChatSecrets[…]";
    }
}
