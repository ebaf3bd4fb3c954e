namespace Duplicates.Service.Data;

/// <summary>Encrypted files beside the database, for whoever brings all data at rest to the current key.</summary>
internal interface IProtectedFiles
{
    /// <summary>Brings each file to the current key and format; returns how many there are, were written anew and cannot be read.</summary>
    Task<(int Files, int Rewritten, int Unreadable)> ReencryptAsync(CancellationToken cancellationToken);
}
