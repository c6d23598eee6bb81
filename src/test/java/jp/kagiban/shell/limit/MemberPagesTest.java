package jp.kagiban.shell.limit;

import static jp.kagiban.shell.limit.MemberPages.FREE;
import static jp.kagiban.shell.limit.MemberPages.OF_A_PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import java.util.List;
import java.util.stream.IntStream;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.MemberId;
import org.junit.jupiter.api.Test;

/** Whose pages go once all pages of members take too much memory. */
class MemberPagesTest {

    private static final MemberId GREEDY = new MemberId(Ids.next());
    private static final MemberId MODEST = new MemberId(Ids.next());

    private final MemberPages pages = new MemberPages(4 * FREE);

    @Test
    void aMemberWithTooManyPagesLosesTheOldest() {
        UI modest = new UI();
        assertThat(pages.grow(modest, MODEST, OF_A_PAGE)).isEmpty();
        List<UI> open = IntStream.range(0, 160).mapToObj(_ -> new UI()).toList();
        List<UI> gone = open.stream()
                .flatMap(page -> pages.grow(page, GREEDY, OF_A_PAGE).stream())
                .toList();
        assertThat(gone).containsExactly(open.getFirst());
    }

    @Test
    void longTextCountsToo() {
        UI first = new UI();
        UI second = new UI();
        assertThat(pages.grow(first, GREEDY, 3 * FREE)).isEmpty();
        assertThat(pages.grow(second, GREEDY, 2 * FREE)).containsExactly(first);
    }

    @Test
    void aClosedPageCountsNoMore() {
        UI closed = new UI();
        pages.grow(closed, GREEDY, 3 * FREE);
        pages.gone(closed, GREEDY);
        assertThat(pages.grow(new UI(), GREEDY, 4 * FREE)).isEmpty();
    }

    @Test
    void membersWithFewPagesLoseNone() {
        List<UI> gone = IntStream.range(0, 10)
                .mapToObj(_ -> new MemberId(Ids.next()))
                .flatMap(member -> pages.grow(new UI(), member, FREE).stream())
                .toList();
        assertThat(gone).isEmpty();
    }
}
