using Duplicates.Domain;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Web.Forms;

/// <summary>Tidies every text that the service's own pages bind (<see cref="OutsideText"/>), before any of them counts or keeps it.</summary>
internal sealed class OutsideTextBinding : IConfigureOptions<MvcOptions>, IModelBinderProvider
{
    /// <inheritdoc />
    public void Configure(MvcOptions options)
    {
        // before the binder of simple types; those of bodies, headers and services come earlier and keep what is theirs
        var simple = options.ModelBinderProviders.Index().First(provider => provider.Item is SimpleTypeModelBinderProvider).Index;
        options.ModelBinderProviders.Insert(simple, this);
    }

    /// <inheritdoc />
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.ModelType == typeof(string)
            ? new Binder(new(typeof(string), context.Services.GetRequiredService<ILoggerFactory>()))
            : null;

    private sealed class Binder(SimpleTypeModelBinder inner) : IModelBinder
    {
        public async Task BindModelAsync(ModelBindingContext bindingContext)
        {
            await inner.BindModelAsync(bindingContext);
            if (bindingContext.Result.Model is string text && IsOwn(bindingContext))
            {
                bindingContext.Result = ModelBindingResult.Success(OutsideText.Tidy(text));
            }
        }

        /// <summary>A door may have pages of others beside these.</summary>
        private static bool IsOwn(ModelBindingContext context) =>
            context.ActionContext.ActionDescriptor is CompiledPageActionDescriptor page && page.ModelTypeInfo?.Assembly == typeof(OutsideTextBinding).Assembly;
    }
}
