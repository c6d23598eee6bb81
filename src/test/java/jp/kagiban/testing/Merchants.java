package jp.kagiban.testing;

import java.util.concurrent.atomic.AtomicInteger;
import jp.kagiban.login.Accounts;
import jp.kagiban.login.Accounts.NewMember;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.Role;
import jp.kagiban.tenancy.SignUp;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Opens tenants as the sign-up does, each with an owner of its own. */
@TestComponent
public class Merchants {

    public static final String PASSWORD = "みどりの傘を三本わすれた";

    private final SignUp signUp;
    private final Accounts accounts;
    private final TenantScope scope;
    private final JdbcClient db;
    private final AtomicInteger count = new AtomicInteger();

    Merchants(SignUp signUp, Accounts accounts, TenantScope scope, JdbcClient db) {
        this.signUp = signUp;
        this.accounts = accounts;
        this.scope = scope;
        this.db = db;
    }

    /** A tenant and its owner. */
    public record Merchant(TenantId tenant, MemberId owner, String email) {}

    public Merchant open(String company) {
        String email = "owner" + count.incrementAndGet() + "@example.jp";
        SignUp.Opened opened = signUp.openProven(company, new NewMember("山田 花子", email, PASSWORD));
        return new Merchant(opened.tenant(), opened.owner(), email);
    }

    /** Somebody else who belongs to the tenant. */
    public MemberId colleague(TenantId tenant, String name, Role role) {
        String email = "colleague" + count.incrementAndGet() + "@example.jp";
        MemberId member = accounts.register(accounts.prepare(new NewMember(name, email, PASSWORD)));
        join(tenant, member, role);
        return member;
    }

    /** Lets a member belong to the tenant, from a minute after {@link SettableClock#START} on. */
    public void join(TenantId tenant, MemberId member, Role role) {
        scope.run(
                tenant,
                () -> db.sql("INSERT INTO membership (tenant_id, member_id, version, member_role, joined_at)"
                                + " VALUES (?, ?, 1, ?, ?)")
                        .params(
                                Column.of(tenant),
                                Column.of(member),
                                role.name(),
                                Column.of(SettableClock.START.plusSeconds(60)))
                        .update());
    }
}
