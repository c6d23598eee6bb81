package jp.kagiban.sandbox;

import java.util.ArrayList;
import java.util.List;

/**
 * What an order costs, in yen, tax included.
 *
 * @param parcels the lines of each parcel
 */
record Bill(List<List<Goods>> parcels, int coupon, int points, boolean cash) {

    private static final int FREE_FROM = 3980;
    private static final int POSTAGE = 550;

    static Bill of(Dice dice, int parcels) {
        List<List<Goods>> lines = new ArrayList<>();
        for (int parcel = 0; parcel < parcels; parcel++) {
            lines.add(Goods.in(dice, parcel));
        }
        return new Bill(
                lines,
                dice.happens(10, "coupon") ? 200 : 0,
                dice.happens(20, "points") ? dice.between(1, 500, "used-points") : 0,
                Payments.of(dice).isCash());
    }

    static int goods(List<Goods> parcel) {
        return parcel.stream().mapToInt(Goods::total).sum();
    }

    static int postage(List<Goods> parcel) {
        return goods(parcel) >= FREE_FROM ? 0 : POSTAGE;
    }

    int goods() {
        return parcels.stream().mapToInt(Bill::goods).sum();
    }

    int postage() {
        return parcels.stream().mapToInt(Bill::postage).sum();
    }

    /** The fee for cash on delivery. */
    int delivery() {
        return cash ? 330 * parcels.size() : 0;
    }

    int total() {
        return goods() + postage();
    }

    int request() {
        return total() - coupon + delivery() - points;
    }

    /** The part of the goods that is taxed at this rate; postage goes with the usual one. */
    int taxed(boolean food) {
        int goods = parcels.stream()
                .flatMap(List::stream)
                .filter(line -> line.food() == food)
                .mapToInt(Goods::total)
                .sum();
        return food ? goods : goods + postage();
    }
}
