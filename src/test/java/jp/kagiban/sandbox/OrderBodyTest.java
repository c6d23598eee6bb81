package jp.kagiban.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The bodies of the fake, held against what RMS sends (docs/rakuten-rms.md, Orders). */
class OrderBodyTest {

    private static final String ADDRESS =
            "zipCode1 zipCode2 prefecture city subAddress familyName firstName familyNameKana "
                    + "firstNameKana phoneNumber1 phoneNumber2 phoneNumber3";

    private static final Map<String, String> FIELDS = Map.of(
            "",
            "orderNumber orderProgress subStatusId subStatusName orderDatetime shopOrderCfmDatetime orderFixDatetime "
                    + "shippingInstDatetime shippingCmplRptDatetime cancelDueDate deliveryDate shippingTerm remarks "
                    + "giftCheckFlag socialGiftFlag severalSenderFlag equalSenderFlag isolatedIslandFlag "
                    + "rakutenMemberFlag carrierCode emailCarrierCode orderType reserveNumber reserveDeliveryCount "
                    + "cautionDisplayType cautionDisplayDetailType rakutenConfirmFlag goodsPrice postagePrice "
                    + "deliveryPrice paymentCharge paymentChargeTaxRate totalPrice requestPrice couponAllTotalPrice "
                    + "couponShopPrice couponOtherPrice additionalFeeOccurAmountToUser additionalFeeOccurAmountToShop "
                    + "asurakuFlag drugFlag dealFlag membershipType memo operator mailPlugSentence modifyFlag "
                    + "receiptIssueCount receiptIssueHistoryList deliveryCertPrgFlag oneDayOperationFlag OrdererModel "
                    + "SettlementModel DeliveryModel PointModel WrappingModel1 WrappingModel2 PackageModelList "
                    + "CouponModelList ChangeReasonModelList TaxSummaryModelList DueDateModelList",
            "OrdererModel",
            ADDRESS + " emailAddress sex birthYear birthMonth birthDay",
            "SettlementModel",
            "settlementMethodCode settlementMethod rpaySettlementFlag cardName cardNumber cardOwner cardYm cardPayType "
                    + "cardInstallmentDesc",
            "DeliveryModel",
            "deliveryName deliveryClass",
            "PackageModelList",
            "basketId postagePrice postageTaxRate deliveryPrice deliveryTaxRate goodsPrice totalPrice noshi "
                    + "packageDeleteFlag defaultDeliveryCompanyCode dropOffFlag dropOffLocation SenderModel "
                    + "ItemModelList ShippingModelList DeliveryCvsModel SocialGiftModel",
            "PackageModelList SenderModel",
            ADDRESS + " isolatedIslandFlag",
            "PackageModelList ItemModelList",
            "itemDetailId itemName itemId itemNumber manageNumber price units includePostageFlag includeTaxFlag "
                    + "includeCashOnDeliveryPostageFlag selectedChoice pointRate pointType inventoryType delvdateInfo "
                    + "restoreInventoryFlag dealFlag drugFlag deleteItemFlag taxRate priceTaxIncl isSingleItemShipping "
                    + "SkuModelList",
            "PackageModelList SocialGiftModel",
            "sgMngNumber inputDueDate inputFlag inputCompDatetime receiverEmailAddress",
            "TaxSummaryModelList",
            "taxRate reqPrice reqPriceTax totalPrice paymentCharge couponPrice point");

    @TempDir
    Path folder;

    private List<SandboxOrder> orders;

    @BeforeEach
    void create() {
        SandboxOrders all = new SandboxOrders(folder, new SettableClock());
        Instant now = SettableClock.START;
        all.create("900001", 600, now.minus(Duration.ofDays(1)), now);
        orders = all.matching("900001", Instant.EPOCH, Instant.MAX, order -> true);
    }

    @Test
    void eachModelHasTheFieldsOfTheReferenceAndNoOther() {
        FIELDS.forEach((path, fields) -> assertThat(bodies(10).flatMap(body -> at(body, path)))
                .isNotEmpty()
                .allSatisfy(model -> assertThat(new TreeSet<>(model.propertyNames()))
                        .isEqualTo(new TreeSet<>(List.of(fields.split(" "))))));
    }

    @ParameterizedTest
    @CsvSource({
        "3, goodsTax isTaxRecalc, receiptIssueCount cautionDisplayDetailType deliveryCertPrgFlag socialGiftFlag",
        "5, goodsTax receiptIssueCount DueDateModelList, cautionDisplayDetailType",
        "7, goodsTax isTaxRecalc cautionDisplayDetailType, deliveryCertPrgFlag oneDayOperationFlag",
        "8, deliveryCertPrgFlag oneDayOperationFlag, goodsTax isTaxRecalc socialGiftFlag",
        "9, deliveryCertPrgFlag, socialGiftFlag",
        "10, socialGiftFlag, goodsTax",
    })
    void fieldsComeAndGoWithTheVersion(int version, String there, String gone) {
        assertThat(bodies(version).toList()).allSatisfy(body -> {
            assertThat(List.of(there.split(" "))).allMatch(body::has);
            assertThat(List.of(gone.split(" "))).noneMatch(body::has);
        });
    }

    @Test
    void amountsAddUpOrAreUndetermined() {
        assertThat(bodies(10).filter(body -> body.path("totalPrice").asInt() != OrderBody.UNDETERMINED))
                .allSatisfy(OrderBodyTest::addsUp);
        assertThat(bodies(10).filter(body -> body.path("totalPrice").asInt() == OrderBody.UNDETERMINED))
                .isNotEmpty()
                .allSatisfy(
                        body -> assertThat(body.path("orderProgress").asInt()).isEqualTo(100));
    }

    private static void addsUp(JsonNode body) {
        int total = body.path("goodsPrice").asInt() + body.path("postagePrice").asInt();
        assertThat(body.path("totalPrice").asInt()).isEqualTo(total);
        assertThat(sum(body.path("PackageModelList"), "totalPrice")).isEqualTo(total);
        assertThat(sum(body.path("TaxSummaryModelList"), "reqPrice")).isEqualTo(total);
    }

    private static int sum(JsonNode list, String name) {
        return list.valueStream().mapToInt(each -> each.path(name).asInt()).sum();
    }

    @Test
    void severalParcelsAndSocialGiftsAreAmongThem() {
        assertThat(bodies(10).filter(body -> body.path("PackageModelList").size() > 1))
                .isNotEmpty()
                .allMatch(body -> body.path("severalSenderFlag").asInt() == 1);
        assertThat(bodies(10).filter(body -> body.path("socialGiftFlag").asInt() == 1))
                .isNotEmpty()
                .allSatisfy(OrderBodyTest::isAGift);
    }

    /** Dummy values stand for the receiver until the address is entered. */
    private static void isAGift(JsonNode body) {
        JsonNode parcel = body.path("PackageModelList").path(0);
        boolean entered = parcel.path("SocialGiftModel").path("inputFlag").asInt() == 1;
        assertThat(parcel.path("SenderModel").path("prefecture").asString().equals("未入力"))
                .isEqualTo(!entered);
    }

    @Test
    void timesHaveNoColonAndAbsentModelsAreNull() {
        assertThat(bodies(10)).allSatisfy(body -> {
            assertThat(body.path("orderDatetime").asString())
                    .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+0900");
            assertThat(body.path("WrappingModel2").isNull()).isTrue();
            assertThat(body.path("orderNumber").asString()).matches("900001-\\d{8}-\\d{10}");
        });
        assertThat(bodies(10).map(body -> body.path("CouponModelList").isNull()))
                .contains(true, false);
    }

    private Stream<JsonNode> bodies(int version) {
        return orders.stream().map(order -> OrderBody.of(order, version));
    }

    private static Stream<JsonNode> at(JsonNode body, String path) {
        Stream<JsonNode> here = Stream.of(body);
        for (String step : path.isEmpty() ? new String[0] : path.split(" ")) {
            here = here.map(node -> node.path(step))
                    .flatMap(node -> node.isArray() ? node.valueStream() : Stream.of(node))
                    .filter(JsonNode::isObject);
        }
        return here;
    }
}
