package jp.kagiban.demo;

import java.util.List;
import jp.kagiban.login.PracticeAccounts;
import jp.kagiban.sandbox.InSandboxMode;
import org.springframework.stereotype.Component;

/** Names the ready merchants on the login page. */
@Component
@InSandboxMode
class DemoAccounts implements PracticeAccounts {

    private final DemoMerchants merchants;

    DemoAccounts(DemoMerchants merchants) {
        this.merchants = merchants;
    }

    @Override
    public List<Account> accounts() {
        return merchants.all().stream()
                .map(merchant -> new Account(
                        merchant.email(), merchant.company(), merchant.shops().size()))
                .toList();
    }

    @Override
    public String password() {
        return DemoMerchant.PASSWORD;
    }
}
