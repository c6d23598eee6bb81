package jp.kagiban.tenancy;

import java.util.List;
import jp.kagiban.login.Accounts;
import jp.kagiban.login.Accounts.NewMember;
import jp.kagiban.login.Consents;
import jp.kagiban.login.address.AddressProof;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.shared.MemberId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Accounts that are made on the way into a company. */
@Component
class Newcomers {

    private final Accounts accounts;
    private final AddressProof proof;
    private final Consents consents;
    private final ObjectProvider<CurrentMember> current;

    /** @param current doesn't exist for commands of the server's shell */
    Newcomers(Accounts accounts, AddressProof proof, Consents consents, ObjectProvider<CurrentMember> current) {
        this.accounts = accounts;
        this.proof = proof;
        this.consents = consents;
        this.current = current;
    }

    /** The person who holds a link that was mailed to this address. */
    Joining.Holder holder(String email) {
        return Joining.Holder.of(accounts.withEmail(email), current.getObject().find(), proof::proven);
    }

    /** @throws java.util.NoSuchElementException if nobody is logged in */
    MemberId current() {
        return current.getObject().find().orElseThrow();
    }

    /** All that is wrong with an account. */
    List<Accounts.Problem> check(NewMember member) {
        return accounts.check(member);
    }

    /** Hashes the password, outside of a transaction because it takes time. {@link #check} has passed. */
    Accounts.Prepared prepare(NewMember member) {
        return accounts.prepare(member);
    }

    /**
     * Makes the account of an address that a link has proven, and of somebody who has agreed to what there is to agree to; in the
     * caller's transaction.
     *
     * @throws Accounts.EmailTaken if the address has just got an account
     */
    MemberId registerProven(Accounts.Prepared account) {
        MemberId member = accounts.register(account);
        proof.accept(member);
        consents.given(member);
        return member;
    }

    /** The same for an address that isn't proven yet: it gets the mail that proves it. */
    MemberId registerUnproven(Accounts.Prepared account) {
        MemberId member = accounts.register(account);
        proof.ask(member);
        consents.given(member);
        return member;
    }

    /** The same for an address that is made up, as that of a ready merchant. */
    MemberId registerMadeUp(Accounts.Prepared account) {
        MemberId member = accounts.register(account);
        proof.accept(member);
        return member;
    }
}
