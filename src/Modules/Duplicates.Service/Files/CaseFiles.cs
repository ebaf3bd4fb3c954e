using System.Security.Cryptography;
using Duplicates.Domain.Applications;
using Duplicates.Service.Data;
using Duplicates.Service.Protection;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Duplicates.Service.Files;

/// <summary>Why a file was not taken.</summary>
internal enum FileProblem
{
    /// <summary>It has no bytes.</summary>
    Empty,

    /// <summary>Together with what is attached already it is larger than allowed.</summary>
    TooLarge,

    /// <summary>It is no PDF, JPEG or PNG, or it is broken.</summary>
    WrongKind,

    /// <summary>A PDF that asks for a password.</summary>
    Locked,

    /// <summary>There are as many files as allowed.</summary>
    TooMany,
}

/// <summary>What became of one uploaded file.</summary>
/// <param name="Name">What the person calls it.</param>
/// <param name="File">The file, when it was taken.</param>
/// <param name="Problem">Why not, otherwise.</param>
internal sealed record UploadResult(string Name, AttachedFile? File, FileProblem? Problem);

/// <summary>What became of photos that are to be the pages of one document.</summary>
/// <param name="Document">The document in their place; null when nothing was changed.</param>
/// <param name="Unreadable">Names of those that have to be taken again.</param>
/// <param name="IsTooLarge">The document would be larger than allowed.</param>
internal sealed record JoinedPhotos(AttachedFile? Document, IReadOnlyList<string> Unreadable, bool IsTooLarge = false);

/// <summary>
/// The files of drafts and cases. A part is what they belong to: the application, or one answer of the applicant. Who may see the
/// case is asked where the case is read; here a file is found only together with its case.
/// </summary>
internal sealed class CaseFiles(DuplicatesDbContext db, FileSql sql, IFileHolders holders, FileStore store, FieldCipher cipher, TimeProvider clock)
{
    /// <summary>The part of the files that belong to the application itself.</summary>
    public const string Application = "application";

    /// <summary>All files of a part together, in bytes.</summary>
    public const int MostBytes = 5 * 1024 * 1024;

    /// <summary>How many files a part may have.</summary>
    public const int Most = 20;

    /// <summary>How long a file that nothing refers to is left alone: whoever uploaded it may be about to hand it in.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    /// <summary>The files of a part, the first attached first.</summary>
    public Task<IReadOnlyList<AttachedFile>> OfAsync(Guid caseId, string part, CancellationToken cancellationToken) =>
        sql.FilesOfPartAsync(caseId, part, cancellationToken);

    /// <summary>Takes each file that is fit; one that is not leaves the others as they are.</summary>
    public async Task<IReadOnlyList<UploadResult>> AddAsync(Guid caseId, string part, IEnumerable<IFormFile> uploads, CancellationToken cancellationToken)
    {
        var results = new List<UploadResult>();
        foreach (var upload in uploads)
        {
            results.Add(await AddAsync(caseId, part, upload, cancellationToken));
        }

        return results;
    }

    /// <summary>Makes the photos of a part the pages of one PDF, in the order in which they came, and puts it in their place (decision 82). Of two who do it at once one does.</summary>
    /// <param name="caseId">The draft.</param>
    /// <param name="part">The part.</param>
    /// <param name="nameOf">What a document of so many pages is called.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public async Task<JoinedPhotos> JoinPhotosAsync(Guid caseId, string part, Func<int, string> nameOf, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await holders.LockAsync(caseId, cancellationToken);
        var files = await OfAsync(caseId, part, cancellationToken);
        var photos = new List<(AttachedFile File, JpegPhoto? Photo)>();
        foreach (var file in files.Where(file => file.Kind is AttachedFileKind.Jpeg))
        {
            photos.Add((file, await store.ReadAsync(file.Id, cancellationToken) is { } content ? JpegPhoto.Read(content) : null));
        }

        var unreadable = photos.Where(one => one.Photo is null || !PhotoPages.IsReadable(one.Photo)).Select(one => one.File.Name).ToList();
        if (photos.Count < 2 || unreadable.Count > 0)
        {
            return new(null, unreadable);
        }

        var pages = PhotoPages.Join([.. photos.Select(one => one.Photo!)]);
        if (pages.Length + files.Where(file => file.Kind is not AttachedFileKind.Jpeg).Sum(file => file.Length) > MostBytes)
        {
            return new(null, [], IsTooLarge: true);
        }

        var document = new AttachedFile(Guid.NewGuid(), FileNames.Clean(nameOf(photos.Count), AttachedFileKind.Pdf), AttachedFileKind.Pdf, pages.Length, Convert.ToHexStringLower(SHA256.HashData(pages)));
        var joined = photos.ConvertAll(one => one.File.Id);
        await WriteAsync(caseId, part, document, pages, cancellationToken);
        await db.AttachedFiles.Where(row => row.CaseId == caseId && joined.Contains(row.Id) && !row.IsHandedIn).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        joined.ForEach(store.Delete);
        return new(document, []);
    }

    /// <summary>A file of a case with its bytes; null when it is none of this case's, or gone.</summary>
    public async Task<(AttachedFile File, byte[] Content)?> OpenAsync(Guid caseId, Guid id, CancellationToken cancellationToken)
    {
        var row = await db.AttachedFiles.AsNoTracking().SingleOrDefaultAsync(candidate => candidate.Id == id && candidate.CaseId == caseId, cancellationToken);
        return row is not null && await store.ReadAsync(id, cancellationToken) is { } content ? (row.ToFile(cipher), content) : null;
    }

    /// <summary>Removes a file that was not handed in.</summary>
    public async Task RemoveAsync(Guid caseId, Guid id, CancellationToken cancellationToken)
    {
        if (await db.AttachedFiles.Where(row => row.Id == id && row.CaseId == caseId && !row.IsHandedIn).ExecuteDeleteAsync(cancellationToken) > 0)
        {
            store.Delete(id);
        }
    }

    /// <summary>Removes all files of a draft that is deleted.</summary>
    public async Task RemoveAllAsync(Guid caseId, CancellationToken cancellationToken)
    {
        foreach (var id in await db.AttachedFiles.Where(row => row.CaseId == caseId && !row.IsHandedIn).Select(row => row.Id).ToListAsync(cancellationToken))
        {
            await RemoveAsync(caseId, id, cancellationToken);
        }
    }

    /// <summary>Removes files whose draft is gone, and bytes that no row knows; both after a time of grace.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - Grace;
        var open = holders.Open;
        var left = await db.AttachedFiles
            .WhereFlag(row => row.IsHandedIn, false).Where(row => row.AddedAt < before && !open.Contains(row.CaseId))
            .Select(row => new { row.CaseId, row.Id }).ToListAsync(cancellationToken);
        foreach (var file in left)
        {
            await RemoveAsync(file.CaseId, file.Id, cancellationToken);
        }

        foreach (var (path, id) in store.KeptSinceBefore(before))
        {
            if (id is null || !await db.AttachedFiles.AnyAsync(row => row.Id == id, cancellationToken))
            {
                File.Delete(path);
            }
        }
    }

    private async Task<UploadResult> AddAsync(Guid caseId, string part, IFormFile upload, CancellationToken cancellationToken)
    {
        if (upload.Length is 0 or > MostBytes)
        {
            return Refuse(upload, upload.Length == 0 ? FileProblem.Empty : FileProblem.TooLarge);
        }

        var content = new byte[upload.Length];
        await using (var source = upload.OpenReadStream())
        {
            await source.ReadExactlyAsync(content, cancellationToken);
        }

        if (FileKinds.Detect(content) is not { } kind)
        {
            return Refuse(upload, FileProblem.WrongKind);
        }

        if (kind is AttachedFileKind.Pdf && FileKinds.IsLocked(content))
        {
            return Refuse(upload, FileProblem.Locked);
        }

        var name = FileNames.Clean(upload.FileName, kind);
        var file = new AttachedFile(Guid.NewGuid(), name, kind, content.Length, Convert.ToHexStringLower(SHA256.HashData(content)));
        return await KeepAsync(caseId, part, file, content, cancellationToken);
    }

    /// <summary>Keeps the bytes first: a row never points to a file that is not there.</summary>
    private async Task<UploadResult> KeepAsync(Guid caseId, string part, AttachedFile file, byte[] content, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // of two uploads to one draft at the same moment the second waits, so that together they keep within the limits
        await holders.LockAsync(caseId, cancellationToken);
        var kept = await db.AttachedFiles.AsNoTracking().Where(row => row.CaseId == caseId && row.Part == part).ToListAsync(cancellationToken);
        if (kept.Where(row => row.Sha256 == file.Sha256).Select(row => row.ToFile(cipher)).FirstOrDefault(same => same.Name == file.Name) is { } same)
        {
            // sent twice over a bad line
            return new(file.Name, same, null);
        }

        if (kept.Count >= Most || kept.Sum(row => row.Length) + file.Length > MostBytes)
        {
            return new(file.Name, null, kept.Count >= Most ? FileProblem.TooMany : FileProblem.TooLarge);
        }

        await WriteAsync(caseId, part, file, content, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new(file.Name, file, null);
    }

    private async Task WriteAsync(Guid caseId, string part, AttachedFile file, byte[] content, CancellationToken cancellationToken)
    {
        await store.WriteAsync(file.Id, content, cancellationToken);
        var name = cipher.Protect(file.Name, ProtectedColumns.FileName.At(file.Id, caseId));
        db.AttachedFiles.Add(new() { Id = file.Id, CaseId = caseId, Part = part, Name = name, Kind = file.Kind, Length = file.Length, Sha256 = file.Sha256, AddedAt = clock.GetUtcNow() });
        await db.SaveChangesAsync(cancellationToken);
    }

    private static UploadResult Refuse(IFormFile upload, FileProblem problem) => new(FileNames.Shown(upload.FileName), null, problem);
}
