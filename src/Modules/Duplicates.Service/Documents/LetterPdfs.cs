using System.Security.Cryptography;
using Duplicates.Service.Cases;
using Duplicates.Service.Data;
using Duplicates.Service.Protection;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Documents;

/// <summary>
/// Makes the PDF of a paper once and keeps it: after the fact, by background work or when somebody first asks.
/// The letter is valid without it.
/// </summary>
internal sealed class LetterPdfs(DuplicatesDbContext db, LetterVault vault, PrintPages prints, PdfRenderer pdf)
{
    private const int Batch = 5;
    private const int MaxAttempts = 3;

    /// <summary>Makes some of those that are due.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!pdf.IsInstalled)
        {
            return;
        }

        var due = await db.Letters.WhereFlag(row => row.IsPdfDue, true).OrderBy(row => row.CreatedAt).Take(Batch).ToListAsync(cancellationToken);
        foreach (var letter in due)
        {
            letter.PdfAttempts++;
            letter.IsPdfDue = letter.PdfAttempts < MaxAttempts;
            if (await TrySaveAsync(letter, cancellationToken))
            {
                await MakeAsync(letter, cancellationToken);
            }
        }
    }

    /// <summary>The PDF of a kept letter; null when the engine failed.</summary>
    public async Task<byte[]?> OfAsync(Guid letterId, CancellationToken cancellationToken)
    {
        var letter = await db.Letters.SingleAsync(row => row.Id == letterId, cancellationToken);
        return letter.Pdf is { } kept ? vault.OpenPdf(kept, ProtectedColumns.LetterPdf.At(letter.Id, letter.ApplicationId), letter.PdfSha256!) : await MakeAsync(letter, cancellationToken);
    }

    private async Task<byte[]?> MakeAsync(LetterRow letter, CancellationToken cancellationToken)
    {
        var page = await prints.WriteAsync(new(letter.Kind, letter.Language, vault.Open(letter.Text!, ProtectedColumns.LetterWords.At(letter.Id, letter.ApplicationId), letter.Sha256!), OfferPdf: false), PathString.Empty);
        var made = await pdf.RenderAsync(page, cancellationToken);
        if (made is not null && DocumentKinds.KeepsPdf(letter.Kind))
        {
            (letter.Pdf, letter.PdfSha256) = (vault.SealPdf(made, ProtectedColumns.LetterPdf.At(letter.Id, letter.ApplicationId)), Convert.ToHexStringLower(SHA256.HashData(made)));
            (letter.IsPdfDue, letter.PdfAttempts) = (false, letter.PdfAttempts + 1);
            if (!await TrySaveAsync(letter, cancellationToken))
            {
                return await KeptAsync(letter.Id, cancellationToken) ?? made;
            }
        }

        return made;
    }

    /// <summary>Whoever was faster made the file that counts.</summary>
    private async Task<byte[]?> KeptAsync(Guid letterId, CancellationToken cancellationToken) =>
        await db.Letters.AsNoTracking().SingleAsync(row => row.Id == letterId, cancellationToken) is { Pdf: { } kept } row
            ? vault.OpenPdf(kept, ProtectedColumns.LetterPdf.At(row.Id, row.ApplicationId), row.PdfSha256!)
            : null;

    /// <summary>Of two hosts that work on the same letter, one wins.</summary>
    private async Task<bool> TrySaveAsync(LetterRow letter, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.Entry(letter).State = EntityState.Detached;
            return false;
        }
    }
}
