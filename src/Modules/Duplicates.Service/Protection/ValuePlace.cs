using System.Globalization;
using System.Text;

namespace Duplicates.Service.Protection;

/// <summary>
/// Where an encrypted value belongs: a column and a row, or a purpose. It goes into the seal of the encryption (associated data of
/// AES-GCM), so that a value that was copied to another row or column does not open there.
/// </summary>
public sealed class ValuePlace
{
    private readonly string _text;

    private ValuePlace(string text) => _text = text;

    /// <summary>A place.</summary>
    /// <param name="name">Table and column (<c>Citizens.PhoneCipher</c>), or a purpose.</param>
    /// <param name="row">What tells the row from all others, and whatever else of it must not be changed: ids, numbers, texts.</param>
    public static ValuePlace Of(string name, params ReadOnlySpan<object> row)
    {
        var text = new StringBuilder(name);
        foreach (var part in row)
        {
            text.Append('/').Append(part is Guid id ? id.ToString("N") : Convert.ToString(part, CultureInfo.InvariantCulture));
        }

        return new(text.ToString());
    }

    /// <inheritdoc />
    public override string ToString() => _text;

    internal byte[] ToBytes() => Encoding.UTF8.GetBytes(_text);
}
