using Duplicates.Domain.Time;
using Duplicates.Service.Accounts;
using Duplicates.Service.Audit;
using Microsoft.AspNetCore.Http;

namespace Duplicates.Service.StaffAccounts;

/// <summary>How far a sign-in has come.</summary>
/// <param name="Step">What is still to do.</param>
/// <param name="Roles">The roles of the session, once it is open.</param>
internal sealed record SignInProgress(SignInStep Step, IReadOnlyCollection<string> Roles);

/// <summary>
/// Signs a member of staff in, step by step: the password, then the second factor of whoever has one, or setting one up where the role
/// demands it. A session is opened after the last step and not before. A door whose accounts are elsewhere has steps of its own.
/// </summary>
internal sealed class StaffSignInSteps(
    IEnumerable<IStaffSession> elsewhere, StaffAccountDesk desk, SecondFactors factors, PendingSignIn pending, IStaffAudit audit, TimeProvider clock)
{
    /// <summary>Takes e-mail and password.</summary>
    public async Task<SignInProgress> BeginAsync(HttpContext context, string email, string password)
    {
        if (!desk.IsOpen)
        {
            return await elsewhere.Single().SignInAsync(context, email, password) is { } roles ? new(SignInStep.Open, roles) : new(SignInStep.Refused, []);
        }

        if (await desk.Accounts.CheckSignInAsync(email, password, context.RequestAborted) is not { } account)
        {
            return new(SignInStep.Refused, []);
        }

        var step = await factors.HasAsync(account.Id, context.RequestAborted) ? SignInStep.SecondFactor
            : factors.IsRequiredOf(account.RolesOn(AlmatyTime.Today(clock))) ? SignInStep.SetUp : SignInStep.Open;
        if (step is SignInStep.Open)
        {
            return new(step, await OpenAsync(context, account));
        }

        pending.Write(context, account, step);
        return new(step, []);
    }

    /// <summary>The account that may take a step in this browser; null when its time is over, or the account is another than it was.</summary>
    public async Task<StaffAccountState?> PendingAsync(HttpContext context, SignInStep step) =>
        desk.IsOpen && pending.Read(context, step) is var (id, stamp)
        && await desk.Accounts.FindAsync(id, context.RequestAborted) is { IsLocked: false, HasPassword: true } account && account.Stamp == stamp
            ? account
            : null;

    /// <summary>Takes the second factor of an account that <see cref="PendingAsync"/> named.</summary>
    /// <returns>The verdict, and the roles of the session when it was right.</returns>
    public async Task<(FactorVerdict Verdict, IReadOnlyCollection<string> Roles)> ShowFactorAsync(HttpContext context, StaffAccountState account, string? code)
    {
        var verdict = await factors.TakeAsync(account.Id, code, context.RequestAborted);
        if (verdict.IsRight)
        {
            return (verdict, await OpenAsync(context, account));
        }

        if (verdict.Wait is null)
        {
            await audit.RecordFailedSignInAsync(account.Id, account.Name, context.RequestAborted);
        }

        return (verdict, []);
    }

    /// <summary>Opens the session, when all that the account has to show was shown.</summary>
    public async Task<IReadOnlyCollection<string>> OpenAsync(HttpContext context, StaffAccountState account)
    {
        var roles = account.RolesOn(AlmatyTime.Today(clock));
        await desk.Accounts.OpenSessionAsync(context, account.Id);
        PendingSignIn.Forget(context);
        await audit.RecordSignInAsync(account.Id, account.Name, roles, context.RequestAborted);
        return roles;
    }
}
