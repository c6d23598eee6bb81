package jp.kagiban.delivery.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import jp.kagiban.delivery.channel.Digest;
import jp.kagiban.mail.MailTemplates;
import jp.kagiban.mail.MailText;
import jp.kagiban.notice.NoticeKind;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the mail of a digest says, in both of its parts. */
class NoticeMailTest {

    private static final URI STOP = URI.create("https://kagiban.example.jp/unsubscribe/tokentoken");
    private static final String SHOP = "https://kagiban.example.jp/shops/" + Digests.SHOP;

    private final NoticeMail mail = new NoticeMail(new MailTemplates(), Digests.WORDS);

    private MailText write(Digest digest) {
        return mail.write(digest, true, STOP);
    }

    private Document html(Digest digest) {
        return Jsoup.parse(write(digest).html());
    }

    private static List<String> texts(Element article) {
        return article.select("h2, [lang=ja] > p:not(.band)").eachText();
    }

    @ParameterizedTest
    @CsvSource({
        "WITHIN_30_DAYS, 22, の楽天（受注取得API）WEB SERVICEライセンスキーの有効期限があと22日となっています。, 有効期限が切れると楽天APIの受注取得などが利用できなくなりますので、お早めに更新をお願いします。",
        "WITHIN_7_DAYS, 0, の楽天（受注取得API）WEB SERVICEライセンスキーの有効期限があと0日となっています。, 有効期限が切れると楽天APIの受注取得などが利用できなくなりますので、お早めに更新をお願いします。",
        "EXPIRED, -1, のライセンスキーの有効期限が切れています, 楽天APIの受注取得などが利用できない状況ですので、更新をお願いします。"
    })
    void theTextsOfTheStagesStandToTheCharacter(NoticeKind kind, long days, String headline, String body) {
        Digest digest = Digests.digest().stage("楽天市場1号店", kind, days).build();
        String manual = "こちらのマニュアルを参考にライセンスキーの更新作業を行なってください。";
        assertThat(texts(html(digest).selectFirst("[role=article]")))
                .containsExactly("楽天市場1号店" + headline, body, manual);
        assertThat(write(digest).text()).contains("楽天市場1号店" + headline + "\n\n" + body + "\n\n" + manual + "\n");
        assertThat(write(digest).subject()).isEqualTo("楽天市場1号店" + headline);
    }

    @Test
    void headlineAndParagraphsFollowEachOtherWithNothingBetween() {
        Element headline = html(Digests.digest().build()).selectFirst("h2");
        assertThat(headline.nextElementSiblings().eachText()).hasSize(2);
        assertThat(headline.attr("style")).contains("font-weight:bold");
        assertThat(headline.parent().attr("lang")).isEqualTo("ja");
    }

    @Test
    void theLinkToTheManualIsItsNineCharacters() {
        Element link = html(Digests.digest().build()).selectFirst("h2 ~ p a");
        assertThat(link.text()).isEqualTo("こちらのマニュアル");
        assertThat(link.attr("href")).startsWith("https://kagiban.example.jp/manual");
    }

    @Test
    void aShopsNameIsNoMarkupAndStaysAsItIs() {
        String name = "<script>alert(1)</script>&\"'[[${1}]]";
        Digest digest = Digests.digest()
                .stage(name, NoticeKind.EXPIRED, -1)
                .own(name, NoticeKind.NO_KEY, "notice.no-key")
                .build();
        assertThat(html(digest).select("script, [onerror]")).isEmpty();
        assertThat(html(digest).select("h2").first().text()).startsWith(name);
        assertThat(write(digest).text()).contains(name);
    }

    @Test
    void nothingInAShopsNameTurnsOrBreaksALine() {
        Digest digest = Digests.digest()
                .in(Locale.ENGLISH)
                .stage("楽天\u202E市場\n1号店", NoticeKind.EXPIRED, -1)
                .build();
        MailText written = write(digest);
        assertThat(written.html())
                .contains("楽天 市場 1号店のライセンスキー", "楽天 市場 1号店&#39;s key")
                .doesNotContain("\u202E");
        assertThat(written.text())
                .contains("楽天 市場 1号店のライセンスキー", "楽天 市場 1号店's key")
                .doesNotContain("\u202E");
        assertThat(written.subject()).startsWith("楽天 市場 1号店");
    }

    @Test
    void causesAreAListInTheirOrder() {
        Digest digest = Digests.digest()
                .own("1号店", NoticeKind.NOT_ACCEPTED, "notice.not-accepted", "Ab3d")
                .build();
        List<String> causes = html(digest).select("ol > li").eachText();
        assertThat(causes).hasSizeGreaterThan(1);
        assertThat(write(digest).text()).contains("1. " + causes.getFirst() + "\n2. " + causes.get(1));
    }

    @Test
    void ofSixNoticesEachIsWholeWithOneButton() {
        Document html = html(LetterSamples.six(Locale.JAPANESE));
        assertThat(html.select("[role=article]")).hasSize(6).allSatisfy(article -> {
            assertThat(article.select("h2")).hasSize(1);
            assertThat(article.select("a.button")).hasSize(1);
        });
        assertThat(html.text()).contains("山田商店のお知らせが6件あります（2027/02/18 09:00 現在）。");
    }

    @Test
    void levelsAreToldByWordsAndShapesToo() {
        Document html = html(LetterSamples.six(Locale.JAPANESE));
        assertThat(html.select(".facts").eachText())
                .extracting(line -> line.replaceFirst(" ／.*", ""))
                .containsExactly("■ 至急", "▲ 急ぎ", "◆ お早めに", "■ 至急", "● お知らせ", "◆ お早めに");
        assertThat(html.select(".band").eachText()).containsOnly("！緊急なお知らせ").hasSize(3);
        assertThat(html.select(".band span").eachAttr("aria-hidden")).containsOnly("true");
    }

    @Test
    void theDateStandsAfterTheTexts() {
        assertThat(html(Digests.digest().build()).select(".facts").text())
                .isEqualTo("▲ 急ぎ ／ 有効期限 2027/02/23（火） 23:59:59");
    }

    @Test
    void whoIsInChargeIsNamedAtTheNoticeAndInTheListByUrgency() {
        Digest one = Digests.digest().inCharge("佐藤\n一郎").build();
        assertThat(html(one).select(".facts").text()).endsWith(" ／ 担当する人 佐藤 一郎");
        assertThat(write(one).text()).contains(" ／ 担当する人 佐藤 一郎");
        Digest two = Digests.digest()
                .inCharge("佐藤 一郎")
                .stage("1号店", NoticeKind.EXPIRED, -1)
                .stage("2号店", NoticeKind.EXPIRED, -1)
                .build();
        assertThat(html(two).select(".urgency").text()).contains("1号店（担当 佐藤 一郎）", "2号店（担当 佐藤 一郎）");
        assertThat(write(two).subject()).doesNotContain("佐藤");
    }

    @Test
    void theButtonLeadsToTheNewKeyOrForViewersToTheShop() {
        Element renew = html(Digests.digest().build()).selectFirst("a.button");
        assertThat(renew.text()).isEqualTo("キーを更新する");
        assertThat(renew.attr("href")).isEqualTo(SHOP + "/renew");
        assertThat(renew.attr("aria-label")).isEqualTo("キーを更新する 楽天市場1号店");
        MailText forViewer = mail.write(Digests.digest().build(), false, STOP);
        assertThat(forViewer.text()).contains("店舗を開く\n" + SHOP + "\n");
    }

    @Test
    void whoMayNotRenewReadsTheFactAlone() {
        Digest digest =
                Digests.digest().own("1号店", NoticeKind.HELD, "notice.held").build();
        assertThat(write(digest).text()).contains("選んでください");
        assertThat(mail.write(digest, false, STOP).text())
                .contains("今のキーを使い続けています。")
                .doesNotContain("選んでください");
    }

    @Test
    void aLineInEnglishLeadsAndTheTextsFollowInJapanese() {
        Digest digest = Digests.digest().in(Locale.ENGLISH).build();
        Document html = html(digest);
        assertThat(html.selectFirst("html").attr("lang")).isEqualTo("en");
        assertThat(texts(html.selectFirst("[role=article] div[lang=ja]")))
                .first()
                .asString()
                .contains("有効期限があと5日");
        Element lead = html.selectFirst("[role=article] .lead");
        assertThat(lead.text()).isEqualTo("楽天市場1号店's key expires in 5 days");
        assertThat(lead.nextElementSibling().attr("lang")).isEqualTo("ja");
        assertThat(write(digest).text()).contains("楽天市場1号店's key expires in 5 days\n\n楽天市場1号店の楽天（受注取得API）");
        assertThat(html.text()).contains("山田商店 has one notice, as of 18 Feb 2027, 09:00 (Japan time).");
    }

    @Test
    void aMailAboutSeveralShopsBeginsWithAListByUrgency() {
        Digest digest = Digests.digest()
                .stage("3号店", NoticeKind.EXPIRED, -1)
                .stage("1号店", NoticeKind.WITHIN_7_DAYS, 1)
                .stage("2号店", NoticeKind.WITHIN_7_DAYS, 1)
                .build();
        assertThat(html(digest).select("ul.urgency > li").eachText()).containsExactly("期限切れ 1件：3号店", "あと1日 2件：1号店、2号店");
        assertThat(write(digest).text()).containsSubsequence("期限切れ 1件：3号店\n", "あと1日 2件：1号店、2号店\n", "！緊急なお知らせ");
    }

    @Test
    void aListByUrgencyNamesAtMostTenShopsEach() {
        Digests crowd = Digests.digest();
        IntStream.rangeClosed(1, 12).forEach(i -> crowd.stage(i + "号店", NoticeKind.EXPIRED, -1));
        assertThat(html(crowd.build()).select("ul.urgency > li").text()).endsWith("、10号店、ほか2件");
    }

    @Test
    void ofOneShopThereIsNoList() {
        assertThat(html(Digests.digest().build()).select("ul.urgency")).isEmpty();
    }

    @Test
    void bothPartsTellWhyTheyCameAndHowTheyStop() {
        MailText written = write(Digests.digest().build());
        assertThat(written.text()).contains("山田商店のお知らせをメールで受け取る設定", "メールを止める\n" + STOP);
        assertThat(Jsoup.parse(written.html()).select("a[href=" + STOP + "]").text())
                .isEqualTo("メールを止める");
        assertThat(Jsoup.parse(written.html()).select("a[href=https://kagiban.example.jp/receiving]"))
                .hasSize(1);
    }

    @Test
    void itKnowsTheDarkAndFetchesNothing() {
        Document html = html(Digests.digest().build());
        assertThat(html.select("meta[name=color-scheme]").attr("content")).isEqualTo("light dark");
        assertThat(html.selectFirst("style").data()).contains("prefers-color-scheme: dark");
        assertThat(html.select("img, link, script, iframe")).isEmpty();
        assertThat(html.text()).endsWith("このメールは鍵番から自動で送信しています。返信には対応していません。").doesNotContain("th:");
    }

    @Test
    void aCrowdOfNoticesIsCutAndCounted() {
        Digests crowd = Digests.digest();
        for (int i = 0; i < 63; i++) {
            crowd.stage(i + "号店", NoticeKind.EXPIRED, -1);
        }
        Document html = html(crowd.build());
        assertThat(html.select("[role=article]")).hasSize(60);
        assertThat(html.text()).contains("このほかに3件のお知らせがあります。");
        assertThat(write(crowd.build()).text()).contains("このほかに3件のお知らせがあります。");
    }
}
