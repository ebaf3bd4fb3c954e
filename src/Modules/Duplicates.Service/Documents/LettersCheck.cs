using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Duplicates.Service.Data;
using Duplicates.Service.Protection;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Documents;

/// <summary>Whether every letter is the one that was issued, and outgoing numbers have no gaps.</summary>
internal sealed class LettersCheck(DuplicatesDbContext db, LetterVault vault) : IStoredDataCheck
{
    /// <inheritdoc />
    public string Subject => "letters";

    /// <inheritdoc />
    public async IAsyncEnumerable<string> FindProblemsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var letter in db.Letters.AsNoTracking().OrderBy(row => row.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (!IsWhole(letter))
            {
                yield return $"The letter {letter.Id} is not the one that was issued.";
            }
        }

        var counters = await db.LetterCounters.AsNoTracking().Select(row => new GivenNumber(row.OfficeId, row.Year, row.LastNumber)).ToListAsync(cancellationToken);
        var numbers = db.Letters.AsNoTracking().Where(row => row.Year != null && row.Number != null)
            .OrderBy(row => row.OfficeId).ThenBy(row => row.Year).ThenBy(row => row.Number)
            .Select(row => new GivenNumber(row.OfficeId, row.Year!.Value, row.Number!.Value));
        await foreach (var problem in ConsecutiveNumbers.FindGapsAsync("outgoing book", numbers.AsAsyncEnumerable(), counters, cancellationToken))
        {
            yield return problem;
        }
    }

    private bool IsWhole(LetterRow letter)
    {
        try
        {
            if (letter is { Text: { } words, Sha256: { } wordsHash })
            {
                vault.Open(words, ProtectedColumns.LetterWords.At(letter.Id, letter.ApplicationId), wordsHash);
            }

            if (letter is { Pdf: { } pdf, PdfSha256: { } pdfHash })
            {
                vault.OpenPdf(pdf, ProtectedColumns.LetterPdf.At(letter.Id, letter.ApplicationId), pdfHash);
            }

            return true;
        }
        catch (Exception exception) when (exception is CryptographicException or InvalidDataException)
        {
            return false;
        }
    }
}
