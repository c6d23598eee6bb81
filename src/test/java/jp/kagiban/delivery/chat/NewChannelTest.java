package jp.kagiban.delivery.chat;

import static jp.kagiban.delivery.channel.ChannelKind.CHATWORK;
import static jp.kagiban.delivery.channel.ChannelKind.LINE_WORKS;
import static jp.kagiban.delivery.channel.ChannelKind.SLACK;
import static jp.kagiban.delivery.channel.ChannelKind.TEAMS;
import static jp.kagiban.delivery.channel.ChannelKind.WEBHOOK;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Locale;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.delivery.chat.NewChannel.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewChannelTest {

    @ParameterizedTest
    @CsvSource({
        "SLACK, https://hooks.slack.com.evil.example/x, ADDRESS_NOT_SLACK",
        "SLACK, http://hooks.slack.com/services/x, ADDRESS_ODD",
        "LINE_WORKS, https://example.jp/message/x, ADDRESS_NOT_LINE_WORKS",
        "TEAMS, https://me@prod.logic.azure.com/x, ADDRESS_ODD",
        "WEBHOOK, https://example.jp:25/x, ADDRESS_ODD",
        "WEBHOOK, '', ADDRESS_EMPTY",
        "CHATWORK, 12a, ROOM_ODD",
        "CHATWORK, ' ', ADDRESS_EMPTY",
    })
    void whatCannotBeAnAddressIsRefused(ChannelKind kind, String address, Problem problem) {
        assertThat(typed(kind, "店舗", address, "0123456789abcdef").problem()).contains(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"89667168", " ８９６６７１６８ ", "https://www.chatwork.com/#!rid89667168"})
    void aRoomIsANumberOrItsAddress(String room) {
        assertThat(typed(CHATWORK, "店舗", room, "").target())
                .contains(URI.create("https://api.chatwork.com/v2/rooms/89667168/messages"));
    }

    @Test
    void aNameIsALineOfSixtyCharacters() {
        assertThat(slack(" ").problem()).contains(Problem.NAME_EMPTY);
        assertThat(slack("a\nb").problem()).contains(Problem.NAME_ODD);
        assertThat(slack("店".repeat(61)).problem()).contains(Problem.NAME_ODD);
        assertThat(slack("店".repeat(60)).problem()).isEmpty();
    }

    @Test
    void chatworkNeedsAToken() {
        assertThat(typed(CHATWORK, "店舗", "1", "").problem()).contains(Problem.TOKEN_EMPTY);
        assertThat(typed(CHATWORK, "店舗", "1", "abc\r\nX: y").problem()).contains(Problem.TOKEN_ODD);
    }

    @Test
    void anUnknownHostOfTeamsIsDoubtedAndTaken() {
        String other = "https://hooks.example.jp/x";
        assertThat(NewChannel.isDoubtful(TEAMS, other)).isTrue();
        assertThat(NewChannel.isDoubtful(WEBHOOK, other)).isFalse();
        assertThat(typed(TEAMS, "店舗", other, "").problem()).isEmpty();
        assertThat(NewChannel.isDoubtful(TEAMS, "https://prod-12.japaneast.logic.azure.com:443/workflows/a?sig=b"))
                .isFalse();
    }

    @Test
    void whatIsTypedShowsItselfInNoText() {
        assertThat(typed(LINE_WORKS, "店舗", "https://webhook.worksmobile.com/message/secret", "token"))
                .asString()
                .doesNotContain("secret", "token");
    }

    private static NewChannel slack(String name) {
        return typed(SLACK, name, "https://hooks.slack.com/services/T/B/x", "");
    }

    private static NewChannel typed(ChannelKind kind, String name, String address, String token) {
        return new NewChannel(kind, name, Locale.JAPANESE, address, token);
    }
}
