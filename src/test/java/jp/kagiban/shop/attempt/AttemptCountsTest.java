package jp.kagiban.shop.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import jp.kagiban.mall.Answer;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.FakeRms;
import jp.kagiban.shop.Merchant;
import jp.kagiban.shop.ShopTest;
import jp.kagiban.shop.attempt.AttemptCounts.Count;
import jp.kagiban.shop.attempt.AttemptCounts.Line;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What those who run the portal see of all attempts: numbers. Each test has a code of its own. */
@ShopTest
class AttemptCountsTest {

    @Autowired
    Merchant merchant;

    @Autowired
    Merchant other;

    @Autowired
    FakeRms rms;

    @Autowired
    AttemptCounts counts;

    private ShopId refused(Merchant one, int key, String code) {
        MallOutcome refusal = new MallOutcome.Rejected(code);
        rms.says(Merchant.key(key), refusal, refusal);
        ShopId shop = one.shop(Merchant.key(key));
        one.tryKey(shop);
        return shop;
    }

    private List<Line> of(String code) {
        return counts.until(merchant.now()).stream()
                .filter(line -> line.code().equals(Optional.of(code)))
                .toList();
    }

    @Test
    void shopsOfAllCompaniesAreCountedUnderACode() {
        ShopId shop = refused(merchant, 931, "CT0001");
        merchant.tryKey(shop);
        refused(other, 932, "CT0001");
        assertThat(of("CT0001"))
                .containsExactly(new Line(
                        Optional.of(Answer.REJECTED), Optional.of("CT0001"), new Count(3, 2), new Count(3, 2)));
    }

    @Test
    void theDayAndTheWeekAreCountedApart() {
        ShopId shop = refused(merchant, 933, "CT0002");
        merchant.pass(Duration.ofDays(2));
        merchant.tryKey(shop);
        assertThat(of("CT0002")).extracting(Line::day).containsExactly(new Count(1, 1));
        assertThat(of("CT0002")).extracting(Line::week).containsExactly(new Count(2, 1));
    }

    @Test
    void afterAWeekTheyCountNoMore() {
        refused(merchant, 934, "CT0003");
        merchant.pass(Duration.ofDays(7));
        assertThat(of("CT0003")).isEmpty();
    }
}
