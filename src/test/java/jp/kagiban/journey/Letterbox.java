package jp.kagiban.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import jp.kagiban.testing.PostOffice;

/** The mails that one address gets from a portal. */
final class Letterbox {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Portal portal;
    private final String address;

    Letterbox(Portal portal, String address) {
        this.portal = portal;
        this.address = address;
    }

    /** Waits for the one mail with this subject. Returns the path of the link in it, which leads to the portal. */
    String link(String subject) {
        await().atMost(PATIENCE).until(() -> about(subject).size() == 1);
        return PostOffice.link(portal.address(), about(subject).getFirst());
    }

    /** The part that is HTML of the one mail with this subject. */
    String html(String subject) {
        return PostOffice.part(about(subject).getFirst(), 1);
    }

    private List<MimeMessage> about(String subject) {
        return PostOffice.to(address).stream()
                .filter(mail -> PostOffice.subject(mail).equals(subject))
                .toList();
    }

    /** Waits until these have come, in this order, and no other. */
    void assertHolds(String... subjects) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(PostOffice.to(address))
                        .extracting(PostOffice::subject)
                        .containsExactly(subjects));
    }
}
