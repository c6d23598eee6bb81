package jp.kagiban.testing;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import jp.kagiban.login.Accounts.NewMember;
import jp.kagiban.tenancy.SignUp;
import org.springframework.boot.test.context.TestComponent;

/** Opens tenants as the sign-up does, each with an owner of its own. */
@TestComponent
public class Merchants {

    public static final String PASSWORD = "みどりの傘を三本わすれた";

    private final SignUp signUp;
    private final AtomicInteger count = new AtomicInteger();

    Merchants(SignUp signUp) {
        this.signUp = signUp;
    }

    /** A tenant and its owner. */
    public record Merchant(UUID tenant, UUID owner, String email) {}

    public Merchant open(String company) {
        String email = "owner" + count.incrementAndGet() + "@example.jp";
        SignUp.Opened opened = signUp.openProven(company, new NewMember("山田 花子", email, PASSWORD));
        return new Merchant(opened.tenant(), opened.owner(), email);
    }
}
