namespace Duplicates.Service.Offices;

/// <summary>The port through which the service reads published offices; each door has its own source.</summary>
public interface IOffices
{
    /// <summary>The office with this id; null when it is not published.</summary>
    Office? Find(string id);

    /// <summary>The office whose page has this path, such as <c>kk/addresses/…</c>, or <c>ru/addresses/…</c>; null when there is none.</summary>
    Office? AtPath(string path);

    /// <summary>All published offices, in no particular order.</summary>
    IReadOnlyCollection<Office> All { get; }
}
