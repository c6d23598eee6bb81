package jp.kagiban.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The state of the fake RMS without its orders, as its file contains it. */
record SandboxBook(ServiceState weather, Manners manners, List<SandboxShop> shops) {

    static final SandboxBook EMPTY = new SandboxBook(ServiceState.NORMAL, Manners.USUAL, List.of());

    SandboxBook {
        shops = List.copyOf(shops);
    }

    Optional<SandboxShop> shop(String number) {
        return shops.stream().filter(shop -> shop.number().equals(number)).findFirst();
    }

    SandboxBook in(ServiceState chosen) {
        return new SandboxBook(chosen, manners, shops);
    }

    SandboxBook with(Manners chosen) {
        return new SandboxBook(weather, chosen, shops);
    }

    SandboxBook with(SandboxShop shop) {
        List<SandboxShop> extended = new ArrayList<>(shops);
        extended.add(shop);
        return new SandboxBook(weather, manners, extended);
    }

    SandboxBook changing(String number, UnaryOperator<SandboxShop> change) {
        List<SandboxShop> changed = shops.stream()
                .map(shop -> shop.number().equals(number) ? change.apply(shop) : shop)
                .toList();
        return new SandboxBook(weather, manners, changed);
    }
}
