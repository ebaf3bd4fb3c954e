using System.Globalization;
using System.Security.Cryptography;
using Duplicates.Domain.Applications;
using Duplicates.Service.Data;
using Duplicates.Service.Protection;
using Duplicates.Service.Web.Limits;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Desk;

/// <summary>What the screen before a visitor shows.</summary>
/// <param name="DraftId">The draft.</param>
/// <param name="Content">What the application says now; null while it is not complete.</param>
/// <param name="ReadSha256">The hash of the words that were confirmed; null before.</param>
internal sealed record MirrorView(Guid DraftId, ApplicationContent? Content, string? ReadSha256);

/// <summary>
/// The screen on which a visitor reads the own application before signing (R3.2). The operator's page shows a code of eight digits that
/// opens it once, on any device; after that it has an address that nobody guesses, until the visit is over.
/// </summary>
internal sealed class IntakeMirrors(DuplicatesDbContext db, DeskDrafts drafts, IntakeDesk desk, LookupKeys keys, TimeProvider clock)
{
    /// <summary>Digits of the code.</summary>
    public const int CodeLength = 8;

    private static readonly TimeSpan CodeIsGood = TimeSpan.FromMinutes(10);

    /// <summary>A visit takes a quarter of an hour (R5.6); one that is interrupted opens the screen anew.</summary>
    private static readonly TimeSpan Shown = TimeSpan.FromHours(1);

    /// <summary>Gives a code that opens the screen for a draft; an earlier code and an open screen of the draft end.</summary>
    public async Task<string> OpenAsync(DeskDraft draft, string officeId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var code = RandomNumberGenerator.GetInt32(100_000_000).ToString($"D{CodeLength}", CultureInfo.InvariantCulture);
        await db.IntakeMirrors.Where(row => row.DraftId == draft.Id).ExecuteDeleteAsync(cancellationToken);
        db.IntakeMirrors.Add(new() { DraftId = draft.Id, OfficeId = officeId, CodeKey = CodeKey(code), CodeUntil = now + CodeIsGood, Until = now + Shown });
        await db.SaveChangesAsync(cancellationToken);
        return code;
    }

    /// <summary>Opens the screen by a code and uses the code up; null when no such code is good. Of two who type it at once, one opens it.</summary>
    public async Task<string?> RedeemAsync(string? typed, CancellationToken cancellationToken)
    {
        var (code, now, token) = (string.Concat((typed ?? string.Empty).Where(char.IsAsciiDigit)), clock.GetUtcNow(), Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));
        if (code.Length != CodeLength)
        {
            return null;
        }

        var (codeKey, tokenKey) = (CodeKey(code), TokenKey(token));
        var opened = await db.IntakeMirrors.Where(row => row.CodeKey == codeKey && row.CodeUntil > now)
            .ExecuteUpdateAsync(row => row.SetProperty(mirror => mirror.CodeKey, (string?)null).SetProperty(mirror => mirror.TokenKey, tokenKey), cancellationToken);
        return opened == 1 ? token : null;
    }

    /// <summary>What the screen at an address shows; null when the visit is over or there never was one.</summary>
    public async Task<MirrorView?> FindAsync(string token, CancellationToken cancellationToken)
    {
        var (key, now) = (TokenKey(token), clock.GetUtcNow());
        var row = await db.IntakeMirrors.AsNoTracking().SingleOrDefaultAsync(mirror => mirror.TokenKey == key && mirror.Until > now, cancellationToken);
        return row is not null && await drafts.FindShownAsync(row.DraftId, row.OfficeId, cancellationToken) is { } draft
            ? new(draft.Id, await desk.ReadAsync(draft, cancellationToken), row.ReadSha256)
            : null;
    }

    /// <summary>The visitor has read these words and found them right.</summary>
    public Task ConfirmAsync(MirrorView view, string sha256, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.IntakeMirrors.Where(row => row.DraftId == view.DraftId)
            .ExecuteUpdateAsync(row => row.SetProperty(mirror => mirror.ReadSha256, sha256).SetProperty(mirror => mirror.ReadAt, now), cancellationToken);
    }

    /// <summary>When the visitor confirmed to have read these words; null when not, or other ones.</summary>
    public async Task<DateTimeOffset?> ReadAtAsync(Guid draftId, string sha256, CancellationToken cancellationToken) => await db.IntakeMirrors
        .Where(row => row.DraftId == draftId && row.ReadSha256 == sha256).Select(row => row.ReadAt).SingleOrDefaultAsync(cancellationToken);

    /// <summary>Deletes what is over.</summary>
    public Task<int> DeleteOldAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.IntakeMirrors.Where(row => row.Until < now).ExecuteDeleteAsync(cancellationToken);
    }

    private string CodeKey(string code) => keys.Of("intake mirror code", code);

    private string TokenKey(string token) => keys.Of("intake mirror", token);
}

/// <summary>Limits how often codes of screens can be tried from one network address: many desks of an office share one.</summary>
internal sealed class MirrorLimits(TimeProvider clock)
{
    private const int Tries = 30;

    private readonly TryLimit _byAddress = new(Tries, TimeSpan.FromMinutes(10), clock);

    /// <summary>Counts a try; null when it is allowed, else how long to wait.</summary>
    public TimeSpan? TryUse(string address) => _byAddress.TryUse(address);
}
